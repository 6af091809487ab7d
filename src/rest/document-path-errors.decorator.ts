import { PATH_METADATA } from '@nestjs/common/constants';
import { pathsOf } from '../routes/app-routes';
import { documentError } from './documented-errors';

/** Documents 414 at every route of a controller that has a parameter in its path. */
export function DocumentPathErrors(base: string): ClassDecorator {
  return ({ prototype }) => {
    const methods = Object.entries(Object.getOwnPropertyDescriptors(prototype as object));
    for (const [name, descriptor] of methods.filter(([, { value }]) => hasParameter(base, value))) {
      documentError(414)(prototype as object, name, descriptor);
    }
  };
}

function hasParameter(base: string, handler: unknown): boolean {
  if (typeof handler !== 'function' || !Reflect.hasMetadata(PATH_METADATA, handler)) return false;
  return pathsOf(handler).some((path) => `${base}/${path}`.includes('/:'));
}
