/** Operations of Stream's description that the client has no method for, by the reason. */
export const UNDECLARED_OPERATIONS: Readonly<Record<string, readonly string[]>> = {
  'polls belong to chat': [
    'CreatePoll',
    'CreatePollOption',
    'DeletePoll',
    'DeletePollOption',
    'GetPoll',
    'GetPollOption',
    'QueryPollVotes',
    'QueryPolls',
    'UpdatePoll',
    'UpdatePollOption',
    'UpdatePollPartial',
  ],
  'live locations belong to chat': ['GetUserLiveLocations', 'UpdateLiveLocation'],
  'attachments and link previews belong to chat': [
    'DeleteFile',
    'DeleteImage',
    'GetOG',
    'UploadFile',
    'UploadImage',
  ],
};
