import axios, { type AxiosInstance } from 'axios';

/**
 * Makes an axios instance without axios' defaults: each request brings all it needs, and merging the defaults into it
 * would cost about as much as sending it.
 */
export function bareAxios(): AxiosInstance {
  const instance = axios.create();
  for (const name of Object.keys(instance.defaults)) Reflect.deleteProperty(instance.defaults, name);
  return instance;
}
