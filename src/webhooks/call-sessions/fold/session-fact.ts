/** What one event says about a session, for good: no event takes it back. Times are in milliseconds since 1970. */
export type SessionFact =
  | { readonly kind: 'started'; readonly at: number }
  | {
      readonly kind: 'joined';
      readonly at: number;
      /** The id of the participant's connection. */
      readonly userSession: string;
      readonly user: string;
      readonly role: string;
    }
  | { readonly kind: 'left'; readonly at: number; readonly userSession: string }
  | {
      readonly kind: 'ended';
      readonly at: number;
      /** What told of it: the session's own end, the end of the call, or its deletion. */
      readonly cause: EndCause;
      /** Who ended the call. */
      readonly user: string | null;
      readonly reason: string | null;
    };

export type EndCause = 'session' | 'call' | 'deleted';

/**
 * Whether nothing more is to be expected of the session: it is over, and an event told so. The end of its call alone does
 * not suffice: another event is still to come.
 */
export function closes(fact: SessionFact): boolean {
  return fact.kind === 'ended' && fact.cause !== 'call';
}

/** The same text for the same fact, so that a set of texts is a set of facts. */
export function encodeFact(fact: SessionFact): string {
  switch (fact.kind) {
    case 'started':
      return JSON.stringify([fact.kind, fact.at]);
    case 'joined':
      return JSON.stringify([fact.kind, fact.at, fact.userSession, fact.user, fact.role]);
    case 'left':
      return JSON.stringify([fact.kind, fact.at, fact.userSession]);
    case 'ended':
      return JSON.stringify([fact.kind, fact.at, fact.cause, fact.user, fact.reason]);
  }
}

type EncodedFact =
  | ['started', number]
  | ['joined', number, string, string, string]
  | ['left', number, string]
  | ['ended', number, EndCause, string | null, string | null];

/** The opposite of `encodeFact`; reads nothing else. */
export function decodeFact(text: string): SessionFact {
  const fact = JSON.parse(text) as EncodedFact;
  switch (fact[0]) {
    case 'started':
      return { kind: 'started', at: fact[1] };
    case 'joined':
      return { kind: 'joined', at: fact[1], userSession: fact[2], user: fact[3], role: fact[4] };
    case 'left':
      return { kind: 'left', at: fact[1], userSession: fact[2] };
    case 'ended':
      return { kind: 'ended', at: fact[1], cause: fact[2], user: fact[3], reason: fact[4] };
  }
}
