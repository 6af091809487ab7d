// Tells by a request to it whether the emulator implements an operation.

/** Starts an emulator to ask; `close` stops it. */
exports.probeEmulator = async ({ startStreamEmulator, StreamClient }) => {
  const emulator = await startStreamEmulator();
  const { apiKey, apiSecret } = emulator.createApp();
  const client = new StreamClient(apiKey, apiSecret, {
    baseUrl: emulator.url,
    retries: 0,
    circuitBreaker: false,
  });
  return {
    async isEmulated({ method, path }) {
      const request = { method, path: path.replaceAll(/\{\w+\}/g, 'x') };
      try {
        await client.request(method === 'GET' ? request : { ...request, body: {} });
        return true;
      } catch (error) {
        // Anything else is its opinion of an empty request.
        return error.status !== 501;
      }
    },
    async close() {
      await client.close();
      await emulator.close();
    },
  };
};
