import { RestController } from '../rest/rest-controller.decorator';
import type { Shown } from './shown-to';

/** A controller each of whose methods answers with what `shownTo` let through, or with nothing. */
type ShowingController<Controller> = {
  readonly [Name in keyof Controller]: (...args: never[]) => Promise<Shown> | Promise<void>;
};

/**
 * A `RestController` whose answers hold users. A handler that does not pass its answer through `shownTo` does not compile, so
 * that none shows users of each other what is theirs.
 */
export function CallRestController(path: string, topic: string) {
  const decorate = RestController(path, topic);
  return <Controller extends ShowingController<Controller>>(
    target: new (...args: never[]) => Controller,
  ): void => {
    decorate(target);
  };
}
