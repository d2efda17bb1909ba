export type Value = string | number | boolean | null;

export interface Setting {
  key: string;
  name: string;
  description: string;
  type: "switch" | "choice" | "whole" | "number" | "text" | "secret";
  choices: string[] | null;
  minimum: number | null;
  maximum: number | null;
  isOptional: boolean;
  default: Value;
  value: Value;
  isDefault: boolean;
  layer: "Default" | "Program" | "File" | "Saved" | "Environment" | "CommandLine";
  origin: string | null;
  obstacle: string | null;
  isLive: boolean;
  waits: boolean;
}

export interface Group {
  name: string;
  description: string;
  track: string | null;
  settings: Setting[];
}

export interface View {
  file: string;
  version: string;
  canRestart: boolean;
  tracks: string[];
  waiting: string[];
  groups: Group[];
}

export interface Fault {
  key: string | null;
  message: string;
}

export interface Outcome {
  file: string;
  applied: string[];
  waiting: string[];
  version: string;
}

export interface Autostart {
  with: "Computer" | "Obs" | "Off";
  file: string | null;
  steps: string[];
  trouble: string | null;
}
