//! Expenses that some clients are billed again, on their next invoice.

use std::collections::BTreeSet;

use domain::billing::kind::DocumentKind;
use domain::documents::priced::charge;
use domain::documents::pricing::Pricing;
use domain::documents::{ChosenCharge, DocumentForm};
use domain::expenses::ExpenseState;
use domain::ids::ClientId;
use domain::products::ProductKind;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entities::expense::{Column, Entity};
use crate::{StoreResult, Tenant, documents, expenses};

/// Of the clients that wait for such an invoice, every so many-th stays waiting, so that something is to be billed.
const WAITING: usize = 3;

/// Bills the expenses of most clients that they were made for: each on an invoice of its own, issued but for the last.
pub(super) async fn bill(tx: &Tenant<DatabaseTransaction>) -> StoreResult<()> {
    let clients: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::Client)
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::Client.is_not_null())
        .filter(Column::State.eq(ExpenseState::Paid.as_str()))
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(tx.db())
        .await?;
    let clients: BTreeSet<Uuid> = clients.into_iter().collect();
    let chosen: Vec<ClientId> =
        clients.into_iter().enumerate().filter(|(at, _)| at % WAITING != 0).map(|(_, id)| ClientId(id)).collect();
    for (at, client) in chosen.iter().enumerate() {
        let rules = documents::rules(tx, DocumentKind::Invoice, Some(*client), None).await?;
        let pricing = Pricing {
            currency: rules.currency(),
            basis: domain::products::PriceBasis::Net,
            charge: charge(ChosenCharge::default(), ProductKind::Service, &rules).map(|(charge, _)| charge),
            usual: rules.usual_rate(),
        };
        let mut form = DocumentForm::default();
        form.fields.client = client.to_string();
        form.lines = expenses::to_bill(tx, *client).await?.iter().map(|expense| expense.line(&pricing)).collect();
        // Where nobody says a rate, there is none.
        for line in form.lines.iter_mut().filter(|line| line.vat.is_empty() && pricing.usual.is_none()) {
            "0".clone_into(&mut line.vat);
        }
        let invoice = Box::pin(documents::create(tx, DocumentKind::Invoice, form)).await?;
        if at + 1 < chosen.len() {
            super::send(tx, invoice.id).await?;
        }
    }
    Ok(())
}
