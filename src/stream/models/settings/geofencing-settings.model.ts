import { IsArray, IsIn } from 'class-validator';
import { GEOFENCES, type Geofence } from '../enums';
import { Optional } from '../validation/optional.decorator';

export class GeofenceSettingsRequest {
  /** The regions whose servers may carry the call; the list replaces the one in force. */
  @Optional()
  @IsArray()
  @IsIn(GEOFENCES, { each: true })
  names?: Geofence[];
}

export class GeofenceSettingsResponse {
  names!: Geofence[];
}
