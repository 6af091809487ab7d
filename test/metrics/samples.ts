import type { Registry } from 'prom-client';

/** The samples of the metric `name`, each as Prometheus reads it but for the name: `{client="default"} 1`, sorted. */
export async function samplesOf(registry: Registry, name: string): Promise<string[]> {
  const lines = (await registry.metrics()).split('\n');
  return lines
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
    .map((line) => line.slice(name.length))
    .sort();
}
