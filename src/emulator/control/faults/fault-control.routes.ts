import type { ControlRoute } from '../control-route';
import { notFound } from '../../protocol/stream-fault';
import { addFault } from './emulator-faults';

/** Faults from other processes: what is sent and listed has the form of `emulator.faults`. */
export const faultControlRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/_emulator/faults',
    handle: ({ tenant }) => ({ faults: tenant.faults.list() }),
  },
  {
    method: 'POST',
    path: '/_emulator/faults',
    handle: ({ tenant, body }) => ({ id: addFault(tenant, body) }),
  },
  {
    method: 'DELETE',
    path: '/_emulator/faults',
    handle: ({ tenant }) => {
      tenant.faults.clear();
      return {};
    },
  },
  {
    method: 'DELETE',
    path: '/_emulator/faults/:id',
    handle: ({ tenant, params: { id = '' } }) => {
      if (!tenant.faults.remove(id)) throw notFound(`there is no fault with the id "${id}"`);
      return {};
    },
  },
];
