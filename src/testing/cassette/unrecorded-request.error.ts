import { differences } from './differences';
import type { RecordedExchange, RecordedRequest } from './recorded-exchange';

/** A request that a cassette does not have. */
export class UnrecordedRequestError extends Error {
  override readonly name = 'UnrecordedRequestError';

  constructor(file: string, sent: RecordedRequest, exchanges: readonly RecordedExchange[], used: number) {
    const line = (request: RecordedRequest) => `${request.method} ${request.path}`;
    const alike = exchanges.map(({ request }) => request).filter((request) => line(request) === line(sent));
    super(
      [
        `The cassette ${file} has no response for ${line(sent)}.`,
        ...(alike.length > 0
          ? ofAlike(alike, sent)
          : ofOthers(exchanges.map(({ request }) => line(request)))),
        `${used} of ${exchanges.length} recorded requests were sent so far. Delete the file to record it again.`,
      ].join('\n'),
    );
  }
}

function ofAlike(recorded: readonly RecordedRequest[], sent: RecordedRequest): string[] {
  const found = recorded
    .map((request) => [
      ...differences(request.query, sent.query, 'query'),
      ...differences(request.body, sent.body, 'body'),
    ])
    .sort((one, other) => one.length - other.length);
  const [nearest = []] = found;
  if (nearest.length > 0)
    return ['The nearest recorded request differs:', ...nearest.map((text) => `  ${text}`)];
  return [
    `It was recorded ${recorded.length === 1 ? 'once' : `${recorded.length} times`}, and is sent more often.`,
  ];
}

function ofOthers(lines: readonly string[]): string[] {
  return lines.length === 0
    ? ['It is empty.']
    : ['It has:', ...[...new Set(lines)].map((text) => `  ${text}`)];
}
