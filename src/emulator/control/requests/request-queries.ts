import { requireOperation } from '../../protocol/operation-name';
import type { ControlledApp } from '../controlled-app';
import type { ReceivedRequest } from './received-request';

/** The latest requests of an app, of one operation if that is named. Throws 400/4 for the name of none. */
export function listRequests(
  { app, requests }: ControlledApp,
  operation: string | undefined,
): ReceivedRequest[] {
  if (operation !== undefined) requireOperation(operation, app.operations, 'operation');
  return requests
    .list()
    .filter((record) => operation === undefined || record.operation === operation)
    .map((record) => record.snapshot());
}

/** How often an operation was performed. Throws 400/4 for the name of none. */
export function timesPerformed({ app, requests }: ControlledApp, operation: string): number {
  return requests.performed(requireOperation(operation, app.operations, 'operation'));
}
