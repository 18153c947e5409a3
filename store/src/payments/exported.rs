//! Payments, as they go out in files.

use std::collections::HashMap;

use domain::documents::Payment;
use domain::documents::form::reading;
use domain::documents::payment::PaymentFields;
use domain::documents::payment::columns::{CLIENT_NUMBER, INVOICES, LEFT, REFUNDED};
use domain::exports::Names;
use domain::field::{FieldValue, MinorAmount};
use domain::form::FormText;
use domain::imports::NamedColumn;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::read;
use crate::entities::client;
use crate::entities::payment::{Column, Entity, Model};
use crate::exports::{Exported, Taken};
use crate::listing::{Reader, Work};
use crate::{StoreResult, Tenant, batches};

/// See the module.
pub(crate) struct Files;

impl Exported for Files {
    fn named<'a>(&'a self, _: &'a Reader) -> Work<'a, Vec<NamedColumn>> {
        // The company adds no fields to them.
        Box::pin(async { Ok(Vec::new()) })
    }

    fn taken<'a>(&'a self, t: &'a Reader, ids: Vec<Uuid>, names: &'a mut Names) -> Work<'a, Vec<Taken>> {
        Box::pin(async move {
            let found = batches::these::<Entity, _>(t, Column::CompanyId, Column::Id, ids.clone()).await?;
            let mut found: HashMap<Uuid, Model> = found.into_iter().map(|row| (row.id, row)).collect();
            let rows: Vec<Model> = ids.iter().filter_map(|id| found.remove(id)).collect();
            let payments = read::each(t, &rows).await?.into_iter().collect::<StoreResult<Vec<Payment>>>()?;
            let numbers = learn(t, names, &payments).await?;
            Ok(payments.iter().map(|payment| taken(payment, &numbers)).collect())
        })
    }
}

/// What the columns of a payment hold.
fn taken(payment: &Payment, numbers: &HashMap<Uuid, String>) -> Taken {
    let reading = reading(payment.data.currency);
    let mut form = FormText::default();
    PaymentFields::of(&payment.data, &reading).put_into(&mut form);
    form.set(CLIENT_NUMBER, numbers.get(&payment.data.client.0).cloned().unwrap_or_default());
    for (path, minor) in [(LEFT, payment.left().minor()), (REFUNDED, payment.refunded_minor)] {
        form.set(path, MinorAmount(minor).written(&reading));
    }
    let invoices: Vec<&str> = payment.pays.iter().map(|pays| pays.number.as_str()).collect();
    form.set(INVOICES, invoices.join(", "));
    Taken { form, state: payment.state.as_str() }
}

/// Learns what clients are called, and tells their numbers.
async fn learn<C: ConnectionTrait>(
    t: &Tenant<C>,
    names: &mut Names,
    page: &[Payment],
) -> StoreResult<HashMap<Uuid, String>> {
    let rows: Vec<(Uuid, String, String)> = client::Entity::find()
        .select_only()
        .columns([client::Column::Id, client::Column::Number, client::Column::Name])
        .filter(client::Column::CompanyId.eq(t.company().0))
        .filter(client::Column::Id.is_in(page.iter().map(|payment| payment.data.client.0)))
        .into_tuple()
        .all(t.db())
        .await?;
    let mut numbers = HashMap::with_capacity(rows.len());
    for (id, number, name) in rows {
        names.insert(id.to_string(), name);
        numbers.insert(id, number);
    }
    Ok(numbers)
}
