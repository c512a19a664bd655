/** Whether everything that left stands against quota. */
export type Coverage = 'covered' | 'uncovered' | 'not-needed' | 'nothing-left'
