/** Where media servers would be. The emulator has none, so these are two places to choose between and nothing more. */
export const EDGES = [
  {
    id: 'emulator-ams',
    latency_test_url: 'https://emulator-ams.edges.invalid/latency',
    green: 70,
    yellow: 150,
    red: 250,
    latitude: 52.37,
    longitude: 4.9,
    subdivision_iso_code: 'NH',
    country_iso_code: 'NL',
    continent_code: 'EU',
  },
  {
    id: 'emulator-iad',
    latency_test_url: 'https://emulator-iad.edges.invalid/latency',
    green: 70,
    yellow: 150,
    red: 250,
    latitude: 38.95,
    longitude: -77.45,
    subdivision_iso_code: 'VA',
    country_iso_code: 'US',
    continent_code: 'NA',
  },
];
