import { LAYOUT_NAMES, type LayoutName } from '../enums';
import { Field } from '../fields/field';

/** How participants are arranged in a recording or broadcast. */
export class LayoutSettingsRequest {
  /** Stream requires it whenever a layout is sent. `custom` renders `external_app_url`. */
  @Field.enum(LAYOUT_NAMES)
  name!: LayoutName;

  @Field.boolean({ optional: true })
  detect_orientation?: boolean;

  @Field.text({ optional: true })
  external_app_url?: string;

  @Field.text({ optional: true })
  external_css_url?: string;

  /** Options of the layout, such as colours and logo. */
  @Field.freeForm({ optional: true })
  options?: Record<string, unknown>;
}

export class LayoutSettingsResponse {
  name!: LayoutName;
  detect_orientation?: boolean;
  external_app_url!: string;
  external_css_url!: string;
  options?: Record<string, unknown>;
}
