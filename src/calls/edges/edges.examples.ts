import type { Wire } from '../../rest/wire';
import type { EdgeList } from './edges.dto';

export const EDGES = {
  edges: [
    {
      id: 'amsterdam',
      latency_test_url: 'https://amsterdam.example.com/latency',
      latitude: 52.37,
      longitude: 4.9,
      continent_code: 'EU',
      country_iso_code: 'NL',
      subdivision_iso_code: 'NL-NH',
      green: 100,
      yellow: 200,
      red: 400,
    },
  ],
  duration: '3.21ms',
} satisfies Wire<EdgeList>;
