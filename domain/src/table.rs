//! An index over rows: every table of the product is filtered, sorted, counted and summed here.
//!
//! Pure, and compiled for both sides: the server answers first pages with it, the browser every keystroke after. A table
//! knows kinds of columns and nothing of clients or invoices.
//!
//! - **Texts** are kept once, folded (`text::fold`), all searched columns of all rows in one buffer; a word is looked for
//!   as bytes in a single pass over it. What folding loses is kept beside as a few edits, so that a row reads as written.
//! - **Columns** are the program's, and behind these such as were added while it runs ([`AddedColumn`]).
//! - **Other values** are arrays of numbers in the width of their kind.
//! - **Orders** are worked out once a column, the first time somebody sorts by it, and kept up as rows change. To sort what
//!   is shown is then to walk the order and pick: no two rows are compared.
//! - **Changes** append; rows removed or replaced are skipped until the table is compacted.
//! - **Snapshots** bring a table to the browser, and [`Delta`]s what changed since.
//!
//! ```
//! use domain::table::{Cell, Choices, Column, ColumnIndex, ColumnKind, Filter, Schema, SortKey, Table};
//!
//! const SCHEMA: Schema = Schema::new(&[
//!     Column { name: "name", kind: ColumnKind::Text { searched: true } },
//!     Column { name: "state", kind: ColumnKind::Choice },
//!     Column { name: "currency", kind: ColumnKind::Choice },
//!     Column { name: "balance", kind: ColumnKind::Integer },
//! ]);
//! const NAME: ColumnIndex = ColumnIndex(0);
//! const STATE: ColumnIndex = ColumnIndex(1);
//! const CURRENCY: ColumnIndex = ColumnIndex(2);
//! const BALANCE: ColumnIndex = ColumnIndex(3);
//!
//! let mut builder = Table::builder(SCHEMA);
//! for (id, name, state, balance) in [(1, "Zoé & Fils", 0, 500), (2, "Élan", 1, 0), (3, "Ateliers Élan", 0, 12_050)] {
//!     builder.push(id, &[Cell::Text(name), Cell::Choice(state), Cell::Choice(0), Cell::Integer(balance)])?;
//! }
//! let mut table = builder.finish();
//! table.set_choices(STATE, Choices::numbered(["active", "archived"]));
//!
//! // What was typed, and the chips.
//! let filter = Filter::default().text("elan").choices(STATE, [0, 1]);
//!
//! // The numbers on the chips count under everything but the chips; the chips then narrow that.
//! let others = table.matches(&filter.without(STATE));
//! assert_eq!(table.counts(&others, STATE).iter().map(|count| count.rows).collect::<Vec<_>>(), [1, 1]);
//! let shown = table.refine(&filter, &others);
//!
//! let positions = table.sorted(&shown, &[SortKey { column: NAME, descending: false }]);
//! let names: Vec<String> = positions.iter().map(|&position| table.row(position).text(NAME)).collect();
//! assert_eq!(names, ["Ateliers Élan", "Élan"]);
//! assert_eq!(filter.words().ranges_in(&names[0]), [9..14]);
//! assert_eq!(table.sums(&shown, BALANCE, CURRENCY)[0].total, 12_050);
//! # Ok::<(), domain::table::RowError>(())
//! ```

mod bits;
mod builder;
mod cell;
mod choices;
mod columns;
mod decimal;
mod facets;
mod filter;
mod highlight;
mod id_index;
mod known;
mod matching;
mod number_column;
mod order;
mod row;
mod rows;
mod schema;
mod snapshot;
mod sort;
mod spelling;
mod text_rows;
mod view;
mod words;

pub use builder::TableBuilder;
pub use cell::{Cell, MAX_TEXT_BYTES, RowError};
pub use choices::{Choice, Choices, MAX_CHOICES};
pub use facets::{Count, Sum};
pub use filter::{APART, Filter};
pub use matching::Matches;
pub use row::Row;
pub use rows::Table;
pub(crate) use schema::fnv1a;
pub use schema::{AddedColumn, Column, ColumnIndex, ColumnKind, MAX_COLUMNS, Schema};
pub use snapshot::{Delta, DeltaError, SnapshotError};
pub use view::SortKey;
pub use words::Words;
