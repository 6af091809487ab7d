import { IsBoolean, IsIn, IsString } from 'class-validator';
import { LAYOUT_NAMES, type LayoutName } from '../enums';
import { FreeForm } from '../validation/free-form.decorator';
import { Optional } from '../validation/optional.decorator';

/** How participants are arranged in a recording or broadcast. */
export class LayoutSettingsRequest {
  /** Stream requires it whenever a layout is sent. `custom` renders `external_app_url`. */
  @IsIn(LAYOUT_NAMES)
  name!: LayoutName;

  @Optional()
  @IsBoolean()
  detect_orientation?: boolean;

  @Optional()
  @IsString()
  external_app_url?: string;

  @Optional()
  @IsString()
  external_css_url?: string;

  /** Options of the layout, such as colours and logo. */
  @Optional()
  @FreeForm()
  options?: Record<string, unknown>;
}

export class LayoutSettingsResponse {
  name!: LayoutName;
  detect_orientation?: boolean;
  external_app_url!: string;
  external_css_url!: string;
  options?: Record<string, unknown>;
}
