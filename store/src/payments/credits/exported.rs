//! Credits, as they go out in files.

use std::collections::BTreeSet;

use domain::documents::Credit;
use domain::documents::credit::CreditFields;
use domain::documents::credit::columns::{INVOICES, LEFT};
use domain::documents::form::reading;
use domain::exports::Names;
use domain::field::{FieldValue, MinorAmount};
use domain::form::FormText;
use domain::ids::ClientId;
use domain::imports::NamedColumn;
use domain::subject::Subject;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::read;
use crate::entities::credit::{Column, Entity};
use crate::exports::{Exported, Taken};
use crate::listing::{Reader, Work};
use crate::names::{self, Named};
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
            let rows = batches::these::<Entity, _>(t, Column::CompanyId, Column::Id, ids).await?;
            let credits = read::each(t, &rows).await?.into_iter().collect::<StoreResult<Vec<Credit>>>()?;
            learn(t, names, &credits).await?;
            Ok(credits.iter().map(|credit| Taken { form: written(credit), state: credit.state.as_str() }).collect())
        })
    }
}

/// What the columns of a credit hold.
fn written(credit: &Credit) -> FormText {
    let reading = reading(credit.data.currency);
    let mut text = FormText::default();
    CreditFields::of(&credit.data, &reading).put_into(&mut text);
    text.set(LEFT, MinorAmount(credit.left().minor()).written(&reading));
    let numbers: Vec<&str> = credit.pays.iter().map(|pays| pays.number.as_str()).collect();
    text.set(INVOICES, numbers.join(", "));
    text
}

/// Learns what clients are called.
async fn learn<C: ConnectionTrait>(t: &Tenant<C>, names: &mut Names, page: &[Credit]) -> StoreResult<()> {
    let clients = page.iter().map(|credit| credit.data.client);
    let clients: BTreeSet<ClientId> = clients.filter(|id| !names.contains_key(&id.to_string())).collect();
    if !clients.is_empty() {
        let sought = Named { clients, ..Named::default() };
        names.extend(names::of(t, &sought, Subject::Credit).await?.named);
    }
    Ok(())
}
