/** How a user stands to a call. */
export interface CallRelationship {
  readonly exists: boolean;
  readonly isCreator: boolean;
  /** Of a creator it is not asked whether it is a member too. */
  readonly isMember: boolean;
}
