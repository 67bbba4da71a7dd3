'use client';

import './styles.css';

export { StageHistory } from './components/StageHistory.tsx';
export type { StageAction, StageHistoryProps } from './components/StageHistoryProps.ts';
export type { ColorScheme, Density } from './components/looks.ts';
export type { HeadingLevel } from './components/headings.ts';
export type {
  AskHost,
  CancelDecision,
  CancelRequest,
  CancelSettled,
  StageFailure,
} from './components/hostControl.ts';
export type { MessageOverrides, StageHistoryLanguage, StageHistoryMessages } from './components/language.ts';
export type { ViewToken } from './components/view.ts';

export { useStageHistory } from './hooks/useStageHistory.ts';
export type { StageHistoryOptions, StageHistoryResult, StageSource } from './hooks/useStageHistory.ts';
export { useCancelStage } from './hooks/useCancelStage.ts';
export type { CancelStage, CancelStageOptions, CancelState } from './hooks/useCancelStage.ts';
export { useStageRun } from './hooks/useStageRun.ts';
export type { StageRunOptions } from './hooks/useStageRun.ts';

export { historyKey, historyQuery, stageKey } from './query/historyQuery.ts';
export { runQuery } from './query/runQuery.ts';
export type { CancelResult } from './query/cancelResult.ts';
export type { CancelOutcome, CancelStep } from './query/cancelStep.ts';
export type { NewerRuns } from './query/shownHistory.ts';
export type { StageHistoryState } from './query/useStageHistory.ts';
export type { KnownRun } from './query/useRun.ts';

export { ApiError } from './api/ApiError.ts';
export type { ApiFailure } from './api/ApiError.ts';
export { createStagesApi } from './api/createStagesApi.ts';
export type { ApiChoice, StagesApiOptions } from './api/createStagesApi.ts';
export type { HostHeaders, RequestOptions } from './api/line.ts';
export { jobPage, runPage } from './api/goServerLinks.ts';
export { NEWEST } from './api/StagesApi.ts';
export type {
  CancelAim,
  CancelAnswer,
  HistoryPage,
  PageCount,
  PageToken,
  PipelineCause,
  PipelineNews,
  ReadOptions,
  Rerun,
  RunAnswer,
  StagesApi,
} from './api/StagesApi.ts';

export { approval } from './stage/approval.ts';
export type { Approval } from './stage/approval.ts';
export { cancelRule } from './stage/cancelRule.ts';
export type { CancelCircumstances, CancelDenial, CancelVerdict } from './stage/cancelRule.ts';
export { jobMarks } from './stage/jobMarks.ts';
export type { JobMarks } from './stage/jobMarks.ts';
export { jobState } from './stage/jobState.ts';
export type { JobKind, JobState } from './stage/jobState.ts';
export { passRate } from './stage/passRate.ts';
export type { PassRate } from './stage/passRate.ts';
export type { PermissionSources } from './stage/permission.ts';
export { isActiveRun, runState } from './stage/runState.ts';
export type { RunState } from './stage/runState.ts';
export { runTimes } from './stage/runTimes.ts';
export type { RunTimes } from './stage/runTimes.ts';
export { runCounter, runKey, scheduledDate } from './stage/StageRun.ts';
export type { Job, RunId, StageName, StageRun } from './stage/StageRun.ts';
export type { JobDetails, RunDetails, Transition } from './stage/RunDetails.ts';
export { streak } from './stage/streak.ts';
export type { Streak } from './stage/streak.ts';
