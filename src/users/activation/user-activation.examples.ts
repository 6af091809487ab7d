export const USER_IDS_EXAMPLES = { 'two users': { user_ids: ['john', 'jack'] } };
