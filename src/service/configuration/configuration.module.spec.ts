import { Injectable, Module } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { Test } from '@nestjs/testing';
import { configurationModule } from './configuration.module';
import { readConfiguration } from './read-configuration';
import type { ServiceConfiguration } from './service-configuration';

@Injectable()
class Reader {
  constructor(readonly config: ConfigService<ServiceConfiguration, true>) {}
}

@Module({ providers: [Reader] })
class ReaderModule {}

const variables = (): string[] => Object.keys(process.env).sort();

describe('configurationModule', () => {
  it('gives every module the checked values, and leaves the environment alone', async () => {
    const before = variables();
    const configuration = readConfiguration({ PORT: '8080', JWT_SECRET: 's'.repeat(32) }, () => '');
    const module = await Test.createTestingModule({
      imports: [configurationModule(configuration), ReaderModule],
    }).compile();
    const { config } = module.get(Reader, { strict: false });

    expect(config.get('port', { infer: true })).toBe(8080);
    expect(config.get('client.timeout', { infer: true })).toBe(3000);
    expect(module.get(ConfigService, { strict: false }).get('PATH')).toBeUndefined();
    expect(variables()).toEqual(before);
  });
});
