//! What a document comes to, with what it deducts and within what may be taken back.

use domain::billing::due::Due;
use domain::billing::kind::DocumentKind;
use domain::billing::quantity::Quantity;
use domain::billing::totals::{DownPayment, TaxTotal, Totals};
use domain::documents::{DocumentRules, LineData, NewDocument, Priced, Related, instalments, priced};
use domain::error::{FieldError, FieldErrors};
use domain::ids::DocumentId;
use domain::money::Money;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, JoinType, JsonValue, QueryFilter, QuerySelect, RelationDef};
use uuid::Uuid;

use super::read::of_company;
use crate::entities::document::{Column, Entity};
use crate::entities::document_origin;
use crate::{StoreResult, Tenant};

/// Where what is wrong with all lines together is told.
const LINES: &str = "lines";

/// A document that is to be priced.
pub(super) struct Sheet<'a> {
    /// Its id, once it has one.
    pub id: Option<DocumentId>,
    /// What it was made of.
    pub origins: &'a [Related],
    /// What stands in it.
    pub new: &'a NewDocument,
    /// What it is read by.
    pub rules: &'a DocumentRules,
}

/// What it comes to.
pub(super) struct Settlement {
    pub priced: Priced,
    /// What is to be paid by when of an invoice that is paid in parts.
    pub dues: Vec<Due>,
    /// Whether the down payments that it was made with are more than it comes to: another invoice deducts them.
    pub leaves_down_payments: bool,
}

impl Sheet<'_> {
    /// Prices it. What is owed or taken back comes to nothing below zero, credit notes to no more than their invoice, and instalments to
    /// what is due.
    pub async fn price<C: ConnectionTrait>(&self, tx: &Tenant<C>) -> StoreResult<Settlement> {
        let settlement = match self.rules.kind {
            DocumentKind::Invoice => self.invoice(tx).await?,
            DocumentKind::CreditNote => self.credit_note(tx).await?,
            _ => plain(self.with(&[])?),
        };
        let Totals { due_minor, currency, .. } = settlement.priced.totals;
        if self.rules.kind.moves().is_some() && due_minor < 0 {
            return Err(FieldErrors::one(below_zero(&self.new.lines), FieldError::BelowZero).into());
        }
        let issued_on = self.new.data.date.unwrap_or(self.rules.today);
        let dues = instalments::dues(&self.new.data, Money::new(due_minor, currency), issued_on)?;
        Ok(Settlement { dues, ..settlement })
    }

    fn with(&self, down_payments: &[DownPayment]) -> Result<Priced, FieldErrors> {
        priced(&self.new.data, &self.new.lines, self.rules, down_payments)
    }

    /// Less the down payments that were invoiced before.
    async fn invoice<C: ConnectionTrait>(&self, tx: &Tenant<C>) -> StoreResult<Settlement> {
        let of: Vec<Uuid> = self.origins.iter().filter(|origin| is_down_payment(origin)).map(|it| it.id.0).collect();
        if of.is_empty() {
            return Ok(plain(self.with(&[])?));
        }
        let deducted = self.with(&down_payments(tx, &of).await?)?;
        if deducted.totals.due_minor >= 0 {
            return Ok(plain(deducted));
        }
        Ok(Settlement { leaves_down_payments: true, ..plain(self.with(&[])?) })
    }

    /// At most what its invoice comes to, less what was taken back of it before. What is taken back of a whole invoice that deducted down
    /// payments is the invoice's own part: they are taken back by themselves.
    async fn credit_note<C: ConnectionTrait>(&self, tx: &Tenant<C>) -> StoreResult<Settlement> {
        let whole = self.with(&[])?;
        let Some(invoice) = self.origins.iter().find(|origin| origin.kind.is_owed()) else { return Ok(plain(whole)) };
        let totals = totals_of(tx, invoice.id.0).await?;
        let left = totals.due_minor - credited(tx, invoice.id.0, self.id).await?;
        if whole.totals.due_minor <= left {
            return Ok(plain(whole));
        }
        let before = DownPayment { net_minor: totals.deducted.net_minor, taxes: totals.deducted.taxes };
        let own = self.with(&[before])?;
        if own.totals.due_minor <= left {
            Ok(plain(own))
        } else {
            Err(FieldErrors::one(LINES, FieldError::MoreThanLeft).into())
        }
    }
}

/// The input that takes a document below nothing: the first quantity or price that is below it, else all lines together.
fn below_zero(lines: &[LineData]) -> String {
    let named = |(at, line): (usize, &LineData)| {
        let quantity = line.quantity.is_some_and(|quantity| quantity < Quantity::ZERO);
        let price = line.price.is_some_and(|price| price.millionths() < 0);
        let name = if quantity { "quantity" } else { "price" };
        (quantity || price).then(|| format!("{LINES}[{at}].{name}"))
    };
    lines.iter().enumerate().find_map(named).unwrap_or_else(|| LINES.to_owned())
}

fn plain(priced: Priced) -> Settlement {
    Settlement { priced, dues: Vec::new(), leaves_down_payments: false }
}

/// Whether an invoice deducts it.
pub(super) fn is_down_payment(origin: &Related) -> bool {
    origin.kind == DocumentKind::DownPayment
}

/// Down payments as they were invoiced, and what was taken back of them.
async fn down_payments<C: ConnectionTrait>(tx: &Tenant<C>, of: &[Uuid]) -> StoreResult<Vec<DownPayment>> {
    let invoiced = of_company(tx).select_only().column(Column::Totals).filter(Column::Id.is_in(of.iter().copied()));
    let mut all = Vec::with_capacity(of.len());
    for totals in read(invoiced.into_tuple().all(tx.db()).await?)? {
        all.push(DownPayment::from(&totals));
    }
    let taken_back = credit_notes(tx, of).select_only().column(Column::Totals);
    for totals in read(taken_back.into_tuple().all(tx.db()).await?)? {
        let DownPayment { net_minor, taxes } = DownPayment::from(&totals);
        let opposite =
            |tax: TaxTotal| TaxTotal { taxable_minor: -tax.taxable_minor, amount_minor: -tax.amount_minor, ..tax };
        all.push(DownPayment { net_minor: -net_minor, taxes: taxes.into_iter().map(opposite).collect() });
    }
    Ok(all)
}

fn read(stored: Vec<JsonValue>) -> StoreResult<Vec<Totals>> {
    stored.into_iter().map(|totals| Ok(serde_json::from_value(totals)?)).collect()
}

/// What an issued document comes to.
async fn totals_of<C: ConnectionTrait>(tx: &Tenant<C>, id: Uuid) -> StoreResult<Totals> {
    let stored: Option<JsonValue> =
        of_company(tx).select_only().column(Column::Totals).filter(Column::Id.eq(id)).into_tuple().one(tx.db()).await?;
    Ok(serde_json::from_value(stored.ok_or(crate::StoreError::NotFound)?)?)
}

/// What issued credit notes other than this one have taken back of an invoice.
async fn credited<C: ConnectionTrait>(tx: &Tenant<C>, invoice: Uuid, but: Option<DocumentId>) -> StoreResult<i64> {
    let rows: Vec<(Uuid, i64)> = credit_notes(tx, &[invoice])
        .select_only()
        .columns([Column::Id, Column::DueMinor])
        .into_tuple()
        .all(tx.db())
        .await?;
    Ok(rows.into_iter().filter(|(id, _)| but != Some(DocumentId(*id))).map(|(_, due)| due).sum())
}

/// The issued credit notes that were made of these.
fn credit_notes<C>(tx: &Tenant<C>, of: &[Uuid]) -> sea_orm::Select<Entity> {
    of_company(tx)
        .join(JoinType::InnerJoin, to_origins())
        .filter(document_origin::Column::OriginId.is_in(of.iter().copied()))
        .filter(Column::Kind.eq(DocumentKind::CreditNote.as_str()))
        .filter(Column::Number.is_not_null())
}

fn to_origins() -> RelationDef {
    Entity::belongs_to(document_origin::Entity)
        .from((Column::CompanyId, Column::Id))
        .to((document_origin::Column::CompanyId, document_origin::Column::DocumentId))
        .into()
}
