import { PATH_METADATA } from '@nestjs/common/constants';
import type { Principal } from '../access/principal';
import { CallRestController } from './call-rest-controller.decorator';
import { shownTo, type Shown } from './shown-to';

const john: Principal = { kind: 'user', subject: 'john', scopes: [] };

describe('CallRestController', () => {
  it('takes controllers whose handlers answer with what is shown, or with nothing', () => {
    @CallRestController('calls', 'calls')
    class CarefulController {
      answer(): Promise<Shown> {
        return Promise.resolve(shownTo(john, {}));
      }

      nothing(): Promise<void> {
        return Promise.resolve();
      }
    }

    expect(Reflect.getMetadata(PATH_METADATA, CarefulController)).toBe('calls');
  });

  it('does not compile with a handler that answers with anything else', () => {
    // @ts-expect-error -- nothing was taken out of the answer
    @CallRestController('calls', 'calls')
    class ForgetfulController {
      answer(): Promise<Shown> {
        return Promise.resolve(shownTo(john, {}));
      }

      forgotten(): Promise<object> {
        return Promise.resolve({});
      }
    }

    expect(ForgetfulController).toBeDefined();
  });
});
