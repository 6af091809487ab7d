import { BadRequestException } from '@nestjs/common';
import type { UpsertImporterExternalStorageRequest } from '../../stream/imports/importer-storage.model';
import type { ImporterStorageBody } from './importer-storage.dto';

/** The request to Stream. @throws BadRequestException without the part of the storage's type */
export function importerStorage({
  type,
  aws_s3,
  gcs,
}: ImporterStorageBody): UpsertImporterExternalStorageRequest {
  if (type === 'aws_s3' && aws_s3) return { type, aws_s3 };
  if (type === 'gcs' && gcs) return { type, gcs };
  throw new BadRequestException([`${type} is required`]);
}
