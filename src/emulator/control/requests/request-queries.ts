import { requireOperation } from '../../protocol/operation-name';
import type { App } from '../../world/app';
import type { ReceivedRequest } from './received-request';

/** The latest requests of an app, of one operation if that is named. Throws 400/4 for the name of none. */
export function listRequests(app: App, operation: string | undefined): ReceivedRequest[] {
  if (operation !== undefined) requireOperation(operation, app.operations, 'operation');
  return app.requests
    .list()
    .filter((record) => operation === undefined || record.operation === operation)
    .map((record) => record.snapshot());
}

/** How often an operation was performed. Throws 400/4 for the name of none. */
export function timesPerformed(app: App, operation: string): number {
  return app.requests.performed(requireOperation(operation, app.operations, 'operation'));
}
