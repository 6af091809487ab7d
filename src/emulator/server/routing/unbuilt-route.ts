import type { OperationName } from '../../protocol/operations';
import type { Route } from '../../protocol/route';
import { StreamFault } from '../../protocol/stream-fault';

/** The route of an operation that the emulator does not have. It returns 501 and names the operation. */
export function unbuiltRoute(operation: OperationName): Route {
  return {
    operation,
    access: 'anyone',
    isBuilt: false,
    handle: () => {
      throw new StreamFault('notImplemented', `${operation} is not implemented by the emulator`);
    },
  };
}
