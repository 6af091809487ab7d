import { GEOFENCES, type Geofence } from '../enums';
import { Field } from '../fields/field';

export class GeofenceSettingsRequest {
  /** The regions whose servers may carry the call; the list replaces the one in force. */
  @Field.enum(GEOFENCES, { list: true, optional: true })
  names?: Geofence[];
}

export class GeofenceSettingsResponse {
  names!: Geofence[];
}
