/** The ids of the lies; their names and what the client claims stand in the page (`#lie-ID`). */
export const LIES = [
  'no_check',
  'altered_verdict',
  'innocent_stamp',
  'invented_stamp',
  'altered_engine',
  'stale_pack',
  'not_claimable',
  'other_detail',
  'claimed_contract',
  'claimed_plan',
  'two_texts',
  'old_decision',
] as const;
export type Lie = (typeof LIES)[number];
