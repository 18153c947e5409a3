//! How a document stands in its rows: each field of `DocumentData` and of `LineData` is a column of the same name.

use chrono::{DateTime, Utc};
use domain::billing::due::Schedule;
use domain::billing::kind::DocumentKind;
use domain::billing::lines::Extent;
use domain::billing::quantity::Quantity;
use domain::billing::rate::Rate;
use domain::billing::recurrence::Unit;
use domain::billing::state::DocumentState;
use domain::billing::totals::{LineTotals, Totals};
use domain::billing::unit_price::UnitPrice;
use domain::documents::repeat::{Billed, Leaves, Times};
use domain::documents::{
    ChosenCharge, Content, Discount, Document, DocumentData, LineData, LineKind, NewDocument, Related, Settled,
};
use domain::error::FieldError;
use domain::ids::{CompanyId, DocumentId, DocumentLineId};
use sea_orm::JsonValue;
use serde::Deserialize;
use uuid::Uuid;

use crate::columns::{Column, read, texts};
use crate::entities::document::Model;
use crate::entities::document_line;
use crate::{StoreError, StoreResult};

texts!(ChosenCharge, LineKind, Unit, Billed, Leaves);

impl<const MAX: u16> Column for Times<MAX> {
    type Stored = i32;

    fn stored(&self) -> i32 {
        self.get().into()
    }

    fn of(stored: i32) -> Result<Self, FieldError> {
        Self::new(u16::try_from(stored).map_err(|_| FieldError::NotANumber)?)
    }
}

const PERCENT: &str = "percent";
const MINOR: &str = "minor";

/// `percent:10000` in hundred-thousandths, `minor:1250` in the smallest unit: what the currency says of decimals is no part of it.
impl Column for Discount {
    type Stored = String;

    fn stored(&self) -> String {
        match self.0 {
            Extent::Percent(rate) => format!("{PERCENT}:{}", rate.per_100k()),
            Extent::AmountMinor(minor) => format!("{MINOR}:{minor}"),
        }
    }

    fn of(stored: String) -> Result<Self, FieldError> {
        let (unit, number) = stored.split_once(':').ok_or(FieldError::NotAChoice)?;
        let number: i64 = number.parse().map_err(|_| FieldError::NotANumber)?;
        match unit {
            PERCENT => {
                let rate = i32::try_from(number).map_err(|_| FieldError::NotANumber)?;
                Rate::new(rate).map(Extent::Percent).map(Self)
            }
            MINOR => Ok(Self(Extent::AmountMinor(number))),
            _ => Err(FieldError::NotAChoice),
        }
    }
}

impl Column for Schedule {
    type Stored = JsonValue;

    fn stored(&self) -> JsonValue {
        // Amounts, days and words: nothing in it fails to become JSON.
        serde_json::to_value(self).unwrap_or_default()
    }

    fn of(stored: JsonValue) -> Result<Self, FieldError> {
        Self::deserialize(stored).map_err(|_| FieldError::NotAChoice)
    }
}

macro_rules! millionths {
    ($($type:ident),+) => {$(
        impl Column for $type {
            type Stored = i64;

            fn stored(&self) -> i64 {
                self.millionths()
            }

            fn of(stored: i64) -> Result<Self, FieldError> {
                Self::from_millionths(stored)
            }
        }
    )+};
}

millionths!(Quantity, UnitPrice);

macro_rules! mapped {
    (client: $client:ty = $record:expr, $client_fr:literal, $client_en:literal;
        $($field:ident: $type:ty = $value:expr, $french:literal, $english:literal;)+
    ) => {
        /// Puts what was typed into the row.
        fn keep(data: &DocumentData, row: &mut Model) {
            row.client_id = data.client.stored();
            $(row.$field = data.$field.stored();)+
        }

        /// Reads what was typed.
        fn data(row: &Model) -> StoreResult<DocumentData> {
            Ok(DocumentData {
                client: read(row.client_id, "client", row.id)?,
                $($field: read(row.$field.clone(), stringify!($field), row.id)?,)+
            })
        }
    };
}

domain::for_each_document_field!(mapped);

/// Where a line stands.
struct Place {
    company: CompanyId,
    document: DocumentId,
    id: DocumentLineId,
    position: i32,
}

macro_rules! mapped_line {
    ($($(#[$doc:meta])* $field:ident: $type:ty;)+) => {
        fn line_row(place: Place, line: &LineData) -> document_line::Model {
            document_line::Model {
                company_id: place.company.0,
                document_id: place.document.0,
                id: place.id.0,
                position: place.position,
                net_minor: None,
                $($field: line.$field.stored(),)+
            }
        }

        /// Reads a line.
        pub(super) fn line(row: &document_line::Model) -> StoreResult<LineData> {
            Ok(LineData {
                id: Some(DocumentLineId(row.id)),
                $($field: read(row.$field.clone(), stringify!($field), row.id)?,)+
            })
        }
    };
}

domain::for_each_line_field!(mapped_line);

/// The row of a new draft, with nothing in it: every value is put there by [`lay`] before it is written.
pub(super) fn empty(company: CompanyId, id: DocumentId, kind: DocumentKind, at: DateTime<Utc>) -> Model {
    Model {
        company_id: company.0,
        id: id.0,
        created_at: at,
        updated_at: at,
        version: 1,
        revision: 0,
        kind: kind.as_str().to_owned(),
        state: DocumentState::Draft.as_str().to_owned(),
        client_id: Uuid::nil(),
        series: None,
        number: None,
        number_folded: None,
        counter: None,
        issued_on: None,
        content: None,
        chain_position: None,
        hash: None,
        previous_hash: None,
        title: None,
        reference: None,
        date: None,
        valid_until: None,
        due_on: None,
        delivered_on: None,
        payment_terms: None,
        instalments: None,
        billing_address: None,
        delivery_address: None,
        carrier: None,
        tracking: None,
        parcels: None,
        weight: None,
        currency: String::new(),
        price_basis: String::new(),
        charge: String::new(),
        discount: None,
        public_notes: None,
        private_notes: None,
        repeat_every: None,
        repeat_unit: None,
        repeat_from: None,
        repeat_until: None,
        repeat_times: None,
        repeat_period: None,
        repeat_leaves: None,
        last_on: None,
        totals: JsonValue::Null,
        net_minor: 0,
        gross_minor: 0,
        due_minor: 0,
        cost_minor: 0,
        distance_minor: 0,
        allocated_minor: 0,
        credited_minor: 0,
        written_off_minor: 0,
        sent_at: None,
        viewed_at: None,
        archived_at: None,
    }
}

/// Puts what was typed of a document, and what it comes to, into its row.
pub(super) fn lay(data: &DocumentData, totals: &Totals, cost_minor: i64, row: &mut Model) -> StoreResult<()> {
    keep(data, row);
    row.totals = serde_json::to_value(totals)?;
    row.net_minor = totals.net_minor;
    row.gross_minor = totals.gross_minor;
    row.due_minor = totals.due_minor;
    row.cost_minor = cost_minor;
    Ok(())
}

/// The rows of a document's lines, each with what it comes to.
pub(super) fn line_rows(
    company: CompanyId,
    document: DocumentId,
    lines: &[LineData],
    totals: &Totals,
) -> StoreResult<Vec<document_line::Model>> {
    let row = |(position, line): (i32, &LineData)| -> StoreResult<document_line::Model> {
        let id = line.id.ok_or_else(|| StoreError::Corrupt("a line without an id".into()))?;
        let net_minor = usize::try_from(position).ok().and_then(|at| net(totals.lines.get(at)?));
        Ok(document_line::Model { net_minor, ..line_row(Place { company, document, id, position }, line) })
    };
    (0..).zip(lines).map(row).collect()
}

/// What a line comes to without taxes; nothing for words.
pub(crate) const fn net(totals: &LineTotals) -> Option<i64> {
    match totals {
        LineTotals::Item { net_minor, .. } => Some(*net_minor),
        LineTotals::Subtotal { .. } | LineTotals::Words => None,
    }
}

/// What a row says that a document is.
pub(crate) fn kind(row: &Model) -> StoreResult<DocumentKind> {
    DocumentKind::parse(&row.kind).map_err(|_| StoreError::Corrupt(format!("kind {:?} of {}", row.kind, row.id)))
}

/// A stored state of a document.
pub(super) fn state(stored: &str, document: Uuid) -> StoreResult<DocumentState> {
    DocumentState::parse(stored).map_err(|_| StoreError::Corrupt(format!("state {stored:?} of {document}")))
}

/// Reads a document from its rows.
pub(super) fn document(
    row: &Model,
    lines: &[document_line::Model],
    origins: Vec<Related>,
    made: Vec<Related>,
) -> StoreResult<Document> {
    let (kind, state) = (kind(row)?, state(&row.state, row.id)?);
    let last_on = row.last_on.filter(|_| state.is_issued());
    let is_offer = matches!(kind, DocumentKind::Quote | DocumentKind::Proforma);
    let content = row.content.as_ref().map(Content::deserialize).transpose()?;
    Ok(Document {
        id: DocumentId(row.id),
        version: row.version,
        kind,
        state,
        archived: row.archived_at.is_some(),
        number: row.number.clone(),
        issued_on: row.issued_on,
        due_on: last_on.filter(|_| kind.is_owed()),
        valid_until: last_on.filter(|_| is_offer),
        new: NewDocument { data: data(row)?, lines: lines.iter().map(line).collect::<StoreResult<_>>()? },
        totals: Totals::deserialize(&row.totals)?,
        settled: Settled {
            allocated_minor: row.allocated_minor,
            credited_minor: row.credited_minor,
            written_off_minor: row.written_off_minor,
        },
        content,
        origins,
        made,
        created_at: row.created_at,
        updated_at: row.updated_at,
    })
}
