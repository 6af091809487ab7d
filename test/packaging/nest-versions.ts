const shared = {
  'class-transformer': '0.5.1',
  'class-validator': '0.15.1',
  'reflect-metadata': '0.2.2',
  rxjs: '7.8.2',
};

const sharedOptional = {
  '@fastify/static': '10.1.11',
  '@opentelemetry/api': '1.9.1',
  bullmq: '6.7.0',
  ioredis: '6.0.0',
  'prom-client': '15.1.3',
};

/** What hosts on Nest 11 have: `required` are the packages without which the library does not load. */
export const nest11 = {
  required: {
    ...shared,
    '@nestjs/common': '11.2.10',
    '@nestjs/core': '11.2.10',
    '@nestjs/config': '4.0.2',
    '@nestjs/swagger': '11.4.7',
  },
  express: { '@nestjs/platform-express': '11.2.10' },
  optional: {
    ...sharedOptional,
    '@nestjs/event-emitter': '^3.0.0',
    '@nestjs/platform-fastify': '^11.0.0',
    '@nestjs/terminus': '^11.0.0',
    // The last one that Jest can load as it is: version 6 has ES modules only.
    jose: '^5.0.0',
  },
};

/** What hosts on Nest 12 have. */
export const nest12 = {
  required: {
    ...shared,
    '@nestjs/common': '12.5.1',
    '@nestjs/core': '12.5.1',
    '@nestjs/config': '12.0.1',
    '@nestjs/swagger': '12.0.2',
  },
  express: { '@nestjs/platform-express': '12.5.1' },
  optional: {
    ...sharedOptional,
    '@nestjs/event-emitter': '12.0.1',
    '@nestjs/platform-fastify': '12.5.0',
    '@nestjs/terminus': '12.1.0',
    jose: '6.2.18',
  },
};
