/** What a host does with the testing kit. Copied into hosts, whose runners run it. */
import { Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { StreamClient, StreamModule } from 'nestjs-getstream';
import {
  aCall,
  overrideStream,
  streamMatchers,
  StreamTesting,
  StreamTestingModule,
} from 'nestjs-getstream/testing';
import { OnStreamEvent, StreamWebhooksModule } from 'nestjs-getstream/webhooks';

expect.extend(streamMatchers);

@Injectable()
class Archive {
  readonly ended: string[] = [];

  @OnStreamEvent('call.ended')
  onEnded(event: { readonly call_cid: string }): void {
    this.ended.push(event.call_cid);
  }
}

@Module({
  imports: [
    StreamModule.forRootAsync({ useFactory: () => ({ apiKey: 'key', apiSecret: 'secret' }) }),
    StreamWebhooksModule.forRoot(),
  ],
  providers: [Archive],
})
class HostModule {}

describe('the testing kit', () => {
  it('connects the client, and shows what it sent', async () => {
    const module = await Test.createTestingModule({ imports: [StreamTestingModule.forRoot()] }).compile();
    const stream = module.get(StreamTesting);
    await module.get(StreamClient).upsertUsers([{ id: 'john' }]);

    expect(stream.requests('UpdateUsers')[0]?.body).toStrictEqual({ users: { john: { id: 'john' } } });
    expect(() => {
      // eslint-disable-next-line jest/valid-expect -- the matcher behind the cast
      (expect(stream) as unknown as { toHaveSent(operation: string): void }).toHaveSent('EndCall');
    }).toThrow('There was instead: UpdateUsers.');
    await module.close();
    expect(() => stream.events()).toThrow('no app');
  });

  it('overrides the client of a host, and delivers events to it', async () => {
    const builder = Test.createTestingModule({ imports: [HostModule] });
    const stream = await overrideStream(builder);
    const module = await builder.compile();
    await module.init();
    const call = await aCall('standup').createdBy('john').create(module.get(StreamClient));
    await call.end();

    await stream.webhooks.deliverEmitted();

    expect(module.get(Archive).ended).toEqual(['default:standup']);
    await module.close();
  });
});
