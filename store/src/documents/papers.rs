//! What stands on a document's paper, and the paper of an issued one: it is made once, and given out ever after.

mod answered;
mod asked;

use chrono::NaiveDate;
use domain::billing::kind::DocumentKind;
use domain::clients::ShippingIdentity;
use domain::company::Company;
use domain::documents::{Answer, Content, Document, DocumentForm, NewDocument, Related, Wording};
use domain::error::{FieldError, Refusal};
use domain::ids::{DocumentId, FileId};
use domain::lists::ListKind;
use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel};

use super::customer::Customer;
use super::features::{listed, of_subject};
use super::house::House;
use super::issue::content;
use super::price::Sheet;
use super::{answers, read, write};
use crate::entities::document_paper::{Entity, Model};
use crate::files::{self, NewFile, StoredFile};
use crate::{StoreError, StoreResult, Tenant, changes, columns, lists};

pub use answered::keep_answered_paper;
pub(super) use asked::ask;

/// What a document says, with what its paper shows beside it.
#[derive(Clone, Debug)]
pub struct Said {
    /// What it is.
    pub kind: DocumentKind,
    /// Its number, once it is issued.
    pub number: Option<String>,
    /// The day that it was issued on.
    pub issued_on: Option<NaiveDate>,
    /// What it says: as it was issued; of a draft, as it would be today.
    pub content: Content,
    /// The company.
    pub company: Company,
    /// The words around it on its paper: as it was issued; of a draft, those of today.
    pub wording: Wording,
    /// In whose name the client has goods sent (A3.11).
    pub shipping: ShippingIdentity,
    /// The client's logo.
    pub logo: Option<FileId>,
    /// What the client has answered to it, which its paper proves.
    pub answer: Option<Answer>,
    /// Today, in the company's time zone.
    pub today: NaiveDate,
}

/// What a document says now.
///
/// # Errors
/// As issuing it would, for a draft that has no amounts today.
pub async fn said<C: ConnectionTrait>(t: &Tenant<C>, id: DocumentId) -> StoreResult<Said> {
    let document = read::get(t, id).await?;
    let house = House::open(t).await?;
    let customer = Customer::of(t, document.new.data.client).await?.ok_or(StoreError::NotFound)?;
    let content = if let Some(content) = document.content {
        content
    } else {
        let draft = Draft { kind: document.kind, id: Some(id), new: &document.new, origins: &document.origins };
        Box::pin(draft.content(t, &house, &customer)).await?
    };
    let said = around(t, house, customer, document.kind, content).await?;
    let answer = answers::answer_of(t, id).await?;
    Ok(Said { number: document.number, issued_on: document.issued_on, answer, ..said })
}

/// What a form that is being filled in would say, of a new document or of a draft; nothing of it is kept.
///
/// # Errors
/// As saving it would.
pub async fn said_by_form<C: ConnectionTrait>(
    t: &Tenant<C>,
    kind: DocumentKind,
    id: Option<DocumentId>,
    mut form: DocumentForm,
) -> StoreResult<Said> {
    let kept = match id {
        Some(id) => Some(read::get(t, id).await?),
        None => None,
    };
    let kind = kept.as_ref().map_or(kind, |kept| kept.kind);
    let origins = kept.map(|kept| kept.origins).unwrap_or_default();
    form.drop_blanks();
    let house = House::open(t).await?;
    let (rules, customer) = house.of_form(t, kind, &form).await?;
    let customer = customer.ok_or_else(|| StoreError::field("fields.client", FieldError::Required))?;
    let new = form.parse(&rules)?;
    let draft = Draft { kind, id, new: &new, origins: &origins };
    let content = Box::pin(draft.content(t, &house, &customer)).await?;
    around(t, house, customer, kind, content).await
}

/// What is not issued yet.
struct Draft<'a> {
    kind: DocumentKind,
    id: Option<DocumentId>,
    new: &'a NewDocument,
    origins: &'a [Related],
}

impl Draft<'_> {
    /// What it would say if it were issued today.
    async fn content<C: ConnectionTrait>(
        &self,
        t: &Tenant<C>,
        house: &House,
        customer: &Customer,
    ) -> StoreResult<Content> {
        let Self { kind, id, new, origins } = *self;
        let rules = house.rules(kind, Some(customer), new.data.delivery_address)?;
        let settlement = Sheet { id, origins, new, rules: &rules }.price(t).await?;
        let last_on = write::last_on(&rules, new);
        let origins = write::kept(origins.to_vec(), &settlement);
        Ok(content(house, customer, new, &settlement.priced, &origins, (&rules, last_on, settlement.dues)))
    }
}

/// What stands beside what a document says.
async fn around<C: ConnectionTrait>(
    t: &Tenant<C>,
    house: House,
    customer: Customer,
    kind: DocumentKind,
    content: Content,
) -> StoreResult<Said> {
    let wording = if let Some(wording) = &content.wording {
        Wording::clone(wording)
    } else {
        let means = lists::of(t, ListKind::PaymentMethod).await?;
        house.wording(&customer, content.data.payment_terms, &means)
    };
    Ok(Said {
        kind,
        number: None,
        issued_on: None,
        content: content.without_secrets(),
        shipping: columns::read(customer.row.shipping_identity, "shipping_identity", customer.row.id)?,
        logo: customer.row.logo.map(FileId),
        wording,
        answer: None,
        today: house.today,
        company: house.company,
    })
}

/// The paper of an issued document, once it was made: of a quote that its client has answered to, the one that bears the answer.
pub async fn paper<C: ConnectionTrait>(t: &Tenant<C>, id: DocumentId) -> StoreResult<Option<StoredFile>> {
    match answers::row_of(t, id).await? {
        Some(answer) => answered::paper(t, answer.id).await,
        None => issued(t, id).await,
    }
}

/// The paper that was made of a document when it was issued.
async fn issued<C: ConnectionTrait>(t: &Tenant<C>, id: DocumentId) -> StoreResult<Option<StoredFile>> {
    match Entity::find_by_id((t.company().0, id.0)).one(t.db()).await? {
        Some(kept) => files::get(t, FileId(kept.file_id)).await.map(Some),
        None => Ok(None),
    }
}

/// Keeps the paper of an issued document, whose bytes are kept. Answers the one that stands from here on: the first that was made.
pub async fn keep_paper(tx: &Tenant<DatabaseTransaction>, id: DocumentId, new: NewFile) -> StoreResult<StoredFile> {
    changes::hold(tx).await?;
    if let Some(kept) = issued(tx, id).await? {
        return Ok(kept);
    }
    let Document { kind, number, new: says, .. } = read::get(tx, id).await?;
    if number.is_none() {
        return Err(Refusal::WrongState.into());
    }
    let (subject, record) = (listed(kind)?, (id, says.data.client));
    let file = of_subject!(subject, feature => files::record(tx, feature, record, new).await)?;
    let row = Model { company_id: tx.company().0, document_id: id.0, file_id: file.0, created_at: tx.now() };
    Entity::insert(row.into_active_model()).exec_without_returning(tx.db()).await?;
    files::get(tx, file).await
}
