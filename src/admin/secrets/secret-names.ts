/** The endings of the names of fields that hold credentials, as Stream names them. */
const SECRET = /(secret|password|credentials|_key|_cert|_pin)$/i;

/** Whether a field of a request or a response holds a secret, such as `firebase_credentials`. */
export function isSecretName(name: string): boolean {
  return SECRET.test(name);
}
