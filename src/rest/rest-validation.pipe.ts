import { BadRequestException, Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { validationMessages } from '../stream/models/validation/validation-messages';
import { isDeeperThan } from './json-depth';

/** A long list of broken rules helps nobody. */
const MESSAGES_MAX = 100;

/** Deeper input serves only to exhaust the stack of whatever walks it. */
const LEVELS_MAX = 100;

/**
 * Turns bodies, path and query parameters into instances of their classes and refuses those that break a rule or have
 * unknown fields. Part of the REST modules, since the host's global pipes may be set up in any way.
 */
@Injectable()
export class RestValidationPipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type === 'custom' || !isClassWithRules(metatype)) return value;
    const input: unknown = value ?? {};
    if (!isObject(input)) {
      throw new BadRequestException(['the body must be a JSON object']);
    }
    if (isDeeperThan(input, LEVELS_MAX)) {
      throw new BadRequestException([`the body must not be nested more than ${LEVELS_MAX} levels deep`]);
    }
    const instance = toInstance(metatype, input);
    const errors = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true });
    if (errors.length > 0) throw new BadRequestException(shorten(validationMessages(errors)));
    return instance;
  }
}

function isClassWithRules(metatype: ArgumentMetadata['metatype']): metatype is new () => object {
  return (
    metatype !== undefined && !([String, Number, Boolean, Array, Object] as unknown[]).includes(metatype)
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toInstance(type: new () => object, input: object): object {
  try {
    return plainToInstance(type, input);
  } catch {
    // class-transformer takes a field of this name for the class of its object, unless the place is free-form.
    throw new BadRequestException(['a field named constructor is known in custom data only']);
  }
}

function shorten(messages: readonly string[]): string[] {
  if (messages.length <= MESSAGES_MAX) return [...messages];
  return [...messages.slice(0, MESSAGES_MAX), `and ${messages.length - MESSAGES_MAX} more`];
}
