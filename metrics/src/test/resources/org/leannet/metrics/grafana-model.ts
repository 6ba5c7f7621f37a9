import type { Dashboard as GrafanaDashboard, Panel, RowPanel } from './node_modules/@grafana/schema/dist/types/raw/dashboard/x/types.gen';
import type * as stat from './node_modules/@grafana/schema/dist/types/raw/composable/stat/panelcfg/x/types.gen';
import type * as statetimeline from './node_modules/@grafana/schema/dist/types/raw/composable/statetimeline/panelcfg/x/types.gen';
import type * as table from './node_modules/@grafana/schema/dist/types/raw/composable/table/panelcfg/x/types.gen';
import type * as timeseries from './node_modules/@grafana/schema/dist/types/raw/composable/timeseries/panelcfg/x/types.gen';

// As JSON has it: the words of an enumeration instead of its names.
type Plain<T> = unknown extends T ? T
  : T extends string ? `${T}`
  : T extends number ? number
  : T extends boolean ? T
  : T extends (infer E)[] ? Plain<E>[]
  : T extends object ? { [K in keyof T]: Plain<T[K]> }
  : T;

// As a file has it: Grafana fills in what has a default.
type Partly<T> = unknown extends T ? T
  : T extends (infer E)[] ? Partly<E>[]
  : T extends object ? { [K in keyof T]?: Partly<T[K]> }
  : T;

type Dashboard = Plain<Omit<GrafanaDashboard, 'panels'>>;
type Row = Plain<RowPanel>;
type AnyPanel = Partly<Plain<Panel>>;
type StatOptions = Partly<Plain<stat.Options>>;
type StatetimelineOptions = Partly<Plain<statetimeline.Options>>;
type StatetimelineFieldConfig = Partly<Plain<statetimeline.FieldConfig>>;
type TableOptions = Partly<Plain<table.Options>>;
type TableFieldConfig = Partly<Plain<table.FieldConfig>>;
type TimeseriesOptions = Partly<Plain<timeseries.Options>>;
type TimeseriesFieldConfig = Partly<Plain<timeseries.FieldConfig>>;
