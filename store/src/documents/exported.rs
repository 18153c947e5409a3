//! Documents, as they go out in files: a row each, or a row a line.

mod lines;

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::documents::columns::path;
use domain::documents::form::reading;
use domain::documents::listing::kinds_of;
use domain::documents::{Document, DocumentFields};
use domain::exports::Names;
use domain::field::{FieldValue, MinorAmount, Reading};
use domain::form::FormText;
use domain::imports::NamedColumn;
use domain::subject::Subject;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::{columns, read};
use crate::entities::client;
use crate::entities::document::Model;
use crate::exports::{Exported, Taken};
use crate::listing::{Reader, Work};
use crate::{StoreResult, Tenant, local_time};

pub(crate) use lines::LineFiles;

/// The documents of a list; templates are [`recurring`](super::recurring)'s.
pub(crate) struct Files(pub Subject);

impl Exported for Files {
    fn named<'a>(&'a self, _: &'a Reader) -> Work<'a, Vec<NamedColumn>> {
        // The company adds no fields to them.
        Box::pin(async { Ok(Vec::new()) })
    }

    fn taken<'a>(&'a self, t: &'a Reader, ids: Vec<Uuid>, _: &'a mut Names) -> Work<'a, Vec<Taken>> {
        Box::pin(async move {
            let rows = rows(t, self.0, &ids).await?;
            let around = Around::of(t, &rows).await?;
            let origins = read::origins(t, &ids).await?;
            let taken = |row: &Model| -> StoreResult<Taken> {
                let document = columns::document(row, &[], Vec::new(), Vec::new())?;
                let mut form = around.told(row, &document);
                put_sums(&document, &mut form);
                put_rest(row, &document, &mut form);
                form.set(path::ORIGINS, origins.get(&row.id).map(|numbers| numbers.join(", ")).unwrap_or_default());
                Ok(Taken { form, state: document.shown(around.today).as_str() })
            };
            rows.iter().map(taken).collect()
        })
    }
}

/// Those of these documents that stand in a list, in the order asked.
pub(super) async fn rows(t: &Reader, list: Subject, ids: &[Uuid]) -> StoreResult<Vec<Model>> {
    let kinds = kinds_of(list);
    let is_of_list = |row: &Model| kinds.iter().any(|kind| kind.as_str() == row.kind);
    let found = read::rows(t, ids).await?.into_iter().filter(is_of_list);
    let mut found: HashMap<Uuid, Model> = found.map(|row| (row.id, row)).collect();
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

/// What rows are told with that stands in none of them.
pub(super) struct Around {
    /// The number and the name of each client.
    clients: HashMap<Uuid, (String, String)>,
    zone: Tz,
    /// The day that the company's clocks show.
    pub today: NaiveDate,
}

impl Around {
    pub async fn of<C: ConnectionTrait>(t: &Tenant<C>, rows: &[Model]) -> StoreResult<Self> {
        let zone = local_time::zone(t).await?;
        let today = local_time::local(t.now(), zone).date();
        Ok(Self { clients: clients(t, rows.iter().map(|row| row.client_id).collect()).await?, zone, today })
    }

    /// What tells a document from others: what it is, whose, about what and when.
    pub fn told(&self, row: &Model, document: &Document) -> FormText {
        let data = &document.new.data;
        let fields = DocumentFields::of(data, &reading(data.currency));
        let (number, name) = self.clients.get(&row.client_id).cloned().unwrap_or_default();
        let created = || local_time::local(row.created_at, self.zone).date();
        let day = row.issued_on.or(data.date).unwrap_or_else(created);
        let mut text = FormText::default();
        for (path, told) in [
            (path::KIND, document.kind.as_str().to_owned()),
            (path::NUMBER, row.number.clone().unwrap_or_default()),
            (path::CLIENT, name),
            (path::CLIENT_NUMBER, number),
            (path::TITLE, fields.title),
            (path::REFERENCE, fields.reference),
            (path::DATE, day.to_string()),
            (path::CURRENCY, fields.currency),
        ] {
            text.set(path, told);
        }
        text
    }
}

/// What it comes to.
pub(super) fn put_sums(document: &Document, into: &mut FormText) {
    let totals = &document.totals;
    let reading = reading(totals.currency);
    let sums = [(path::NET, totals.net_minor), (path::TAX, totals.tax_minor), (path::TOTAL, totals.gross_minor)];
    for (path, minor) in sums {
        into.set(path, amount(minor, &reading));
    }
}

/// What else is typed of it, and what is left to pay, or to use, of what moves money.
pub(super) fn put_rest(row: &Model, document: &Document, into: &mut FormText) {
    let data = &document.new.data;
    let reading = reading(data.currency);
    let fields = DocumentFields::of(data, &reading);
    let standing = document.standing();
    let last = standing.due_on.or(standing.valid_until).or(row.last_on);
    let moves = document.kind.moves().is_some() && row.issued_on.is_some();
    for (path, told) in [
        (path::LAST, last.map(|last| last.to_string()).unwrap_or_default()),
        (path::BALANCE, if moves { amount(document.balance_minor(), &reading) } else { String::new() }),
        (path::DELIVERED, fields.delivered_on),
        (path::TERMS, fields.payment_terms),
        (path::BASIS, fields.price_basis),
        (path::DISCOUNT, fields.discount),
        (path::PUBLIC_NOTES, fields.public_notes),
        (path::PRIVATE_NOTES, fields.private_notes),
    ] {
        into.set(path, told);
    }
}

fn amount(minor: i64, reading: &Reading) -> String {
    MinorAmount(minor).written(reading)
}

async fn clients<C: ConnectionTrait>(
    t: &Tenant<C>,
    ids: BTreeSet<Uuid>,
) -> StoreResult<HashMap<Uuid, (String, String)>> {
    let rows: Vec<(Uuid, String, String)> = client::Entity::find()
        .select_only()
        .columns([client::Column::Id, client::Column::Number, client::Column::Name])
        .filter(client::Column::CompanyId.eq(t.company().0))
        .filter(client::Column::Id.is_in(ids))
        .into_tuple()
        .all(t.db())
        .await?;
    Ok(rows.into_iter().map(|(id, number, name)| (id, (number, name))).collect())
}
