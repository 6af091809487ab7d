import { Inject } from '@nestjs/common';

/**
 * The injection token of a client. It is the same in every copy of this package, which the class is not.
 *
 * @param name the name the client was registered with; left out for the unnamed one
 */
export function getStreamToken(name?: string): symbol {
  return Symbol.for(name === undefined ? 'nestjs-getstream:client' : `nestjs-getstream:client:${name}`);
}

/**
 * Injects a client.
 *
 * @param name the name the client was registered with; left out for the unnamed one
 * @example constructor(@InjectStream('eu') private readonly stream: StreamClient) {}
 */
export function InjectStream(name?: string): PropertyDecorator & ParameterDecorator {
  return Inject(getStreamToken(name));
}
