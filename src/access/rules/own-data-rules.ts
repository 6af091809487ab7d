import type { UserRule } from './user-rule';
import { SELF_ONLY } from './user-rules';

/** Changing what belongs to the user alone and gives no rights, such as the devices that its pushes go to. */
export const ITS_OWN_DATA: UserRule = { ...SELF_ONLY, effect: 'own' };
