import { OPERATIONS } from '../../src/stream/operations';
import { OPERATION_CASES } from '../support/operation-cases';
import { describeWhere } from '../support/describe-where';
import { OpenApiDescription } from './openapi-description';
import { UNDECLARED_OPERATIONS } from './undeclared-operations';

const description = OpenApiDescription.load();

/** Documented by Stream elsewhere: the description of video does not have them. */
const UNDESCRIBED: readonly string[] = [];

describeWhere(
  description,
  OpenApiDescription.absence,
  "the client's operations, against Stream's OpenAPI description",
  () => {
    let described: ReadonlyMap<string, string>;
    const declared = Object.values(OPERATIONS);
    const undeclared = Object.values(UNDECLARED_OPERATIONS).flat();

    // Not before: also the bodies of skipped tests are collected.
    beforeAll(() => {
      described = description!.routes();
    });

    it('have the method and path that the description gives them', () => {
      const routes = declared
        .filter(({ name }) => !UNDESCRIBED.includes(name))
        .map(({ name, method, path }) => [name, `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`]);

      expect(routes.map(([name]) => [name, described.get(name!)])).toEqual(routes);
    });

    it('are all that are described, but for those left out with a reason', () => {
      const known = new Set([...declared.map(({ name }) => name as string), ...undeclared]);

      expect([...described.keys()].filter((name) => !known.has(name))).toEqual([]);
    });

    it('get requests that the description allows', () => {
      const findings = OPERATION_CASES.flatMap(({ operation, method, path, body }) => {
        const exchange = { method, path: `/api/v2${path}`, requestBody: asSent(body), status: 201 };
        const found = description!.operationOf(exchange)?.operationId;
        if (found !== operation) return [`${method} ${path} is ${found ?? 'nothing'}, not ${operation}`];
        return description!.checkRequest({ ...exchange, query: new URLSearchParams(), responseBody: {} });
      });

      expect(findings).toEqual([]);
    });

    it('are not also among those left out, and those left out exist', () => {
      const names = new Set(declared.map(({ name }) => name as string));

      expect(undeclared.filter((name) => names.has(name) || !described.has(name))).toEqual([]);
    });
  },
);

function asSent(body: unknown): unknown {
  return body === undefined ? undefined : JSON.parse(JSON.stringify(body));
}
