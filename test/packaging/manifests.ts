import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';

const deploy = join(__dirname, '../../deploy');
const read = (name: string): string => readFileSync(join(deploy, name), 'utf8');

interface EnvEntry {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: { readonly secretKeyRef: { readonly name: string; readonly key: string } };
}

interface Container {
  readonly name: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly env: readonly EnvEntry[];
  readonly resources: { readonly limits: { readonly memory: string } };
  readonly securityContext: object;
}

interface Pod {
  readonly metadata: { readonly labels: Readonly<Record<string, string>> };
  readonly spec: { readonly containers: readonly [Container] } & Readonly<Record<string, unknown>>;
}

/** What is read of an object of Kubernetes. */
export interface KubernetesObject {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: Readonly<Record<string, unknown>> & { readonly template?: Pod };
}

export interface ComposeService {
  readonly image?: string;
  readonly build?: { readonly args: Readonly<Record<string, string>> };
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly mem_limit: string;
  readonly ports?: readonly string[];
}

export const readDockerfile = (): string => read('Dockerfile');

export function readCompose(): { services: Record<'service' | 'redis', ComposeService> } {
  return parse(read('compose.yaml')) as ReturnType<typeof readCompose>;
}

/** @throws when the YAML is malformed */
export function readKubernetes(): KubernetesObject[] {
  return parseAllDocuments(read('kubernetes.yaml')).map((document) => {
    if ('errors' in document && document.errors[0]) throw document.errors[0];
    return (document as { toJS(): unknown }).toJS() as KubernetesObject;
  });
}

/** The variables of a container, with these secrets, `NAME/KEY` each. */
export function environmentOf(
  { env }: Pick<Container, 'env'>,
  secrets: Readonly<Record<string, string>>,
): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const { name, value, valueFrom } of env) {
    const { secretKeyRef } = valueFrom ?? {};
    const text = secretKeyRef ? secrets[`${secretKeyRef.name}/${secretKeyRef.key}`] : value;
    variables[name] = (text ?? '').replace(/\$\((\w+)\)/g, (_, other: string) => variables[other] ?? '');
  }
  return variables;
}

/** A text of the compose file with these variables; one that is missing stays as it is. */
export function interpolate(text: string, variables: Readonly<Record<string, string>>): string {
  return text
    .replace(/\$\{(\w+)(:\?[^}]*)?\}/g, (whole, name: string) => variables[name] ?? whole)
    .replaceAll('$$', '$');
}
