export * from './stream/models';
