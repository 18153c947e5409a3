//! The states of documents that others are made of: wholly invoiced, or no longer; agreed to by an order; handed over.

use std::collections::BTreeMap;

use domain::billing::kind::DocumentKind as K;
use domain::billing::quantity::Quantity;
use domain::billing::state::{DocumentState as S, Step};
use domain::documents::DocumentEvent;
use domain::documents::listing::subject_of;
use domain::documents::traces::Traces;
use domain::ids::DocumentId;
use domain::subject::Subject;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, QueryFilter};
use uuid::Uuid;

use super::family::{Family, Member, counts};
use super::features::{Mine, OfDocuments, of_subject};
use crate::changes;
use crate::entities::document::Column;
use crate::{StoreResult, Tenant};

/// Has the documents that one was made of, and those behind them, enter the states that follow from all that was made of them.
pub(super) async fn origins(tx: &Tenant<DatabaseTransaction>, made_of: &[Uuid]) -> StoreResult<()> {
    if made_of.is_empty() {
        return Ok(());
    }
    follow(tx, &Family::of(tx, made_of).await?, BTreeMap::new()).await
}

/// As [`origins`], of those that a new document was made of: it is told of each as well.
pub(super) async fn became(
    tx: &Tenant<DatabaseTransaction>,
    made_of: &[DocumentId],
    document: DocumentId,
) -> StoreResult<()> {
    let family = Family::of(tx, &made_of.iter().map(|id| id.0).collect::<Vec<_>>()).await?;
    let told = made_of.iter().filter_map(|id| family.members.get(&id.0)).map(|member| (member.id, document)).collect();
    follow(tx, &family, told).await
}

/// A document with what happens to it: its next state, if it is another one, and what is told.
struct Turn {
    of: Mine,
    next: Option<S>,
    events: Vec<DocumentEvent>,
}

async fn follow(
    tx: &Tenant<DatabaseTransaction>,
    family: &Family,
    became: BTreeMap<DocumentId, DocumentId>,
) -> StoreResult<()> {
    let is_handed_over = |member: &Member| counts(member) && member.state.is_issued();
    let (made, handed_over) = (family.traces(counts), family.traces(is_handed_over));
    let mut turns: BTreeMap<Subject, Vec<Turn>> = BTreeMap::new();
    for member in family.ahead.iter().filter_map(|id| family.members.get(id)) {
        let step = step(family, member, &made, &handed_over);
        let next =
            step.and_then(|step| member.state.after(member.kind, step).ok()).filter(|next| *next != member.state);
        let document = became.get(&member.id).map(|document| DocumentEvent::Became { document: *document });
        let stepped = step.filter(|_| next.is_some()).map(|step| DocumentEvent::Stepped { step });
        let events: Vec<_> = document.into_iter().chain(stepped).collect();
        if let Some(subject) = subject_of(member.kind).filter(|_| !events.is_empty()) {
            let of = (member.id, member.client);
            turns.entry(subject).or_default().push(Turn { of, next, events });
        }
    }
    for (subject, turns) in turns {
        of_subject!(subject, feature => Box::pin(turn(tx, feature, turns)).await)?;
    }
    Ok(())
}

/// What follows for a document from what was made of it.
fn step(family: &Family, of: &Member, made: &Traces, handed_over: &Traces) -> Option<Step> {
    let is_used_up = |traces: &Traces, into| {
        let mut lines = family.lines_of(of.id.0).peekable();
        lines.peek().is_some() && lines.all(|line| traces.remaining(line, into) == Quantity::ZERO)
    };
    match of.kind {
        K::Quote | K::Order | K::DeliveryNote | K::Proforma if !of.state.is_issued() => None,
        K::Quote | K::Order | K::DeliveryNote | K::Proforma if is_used_up(made, K::Invoice) => Some(Step::Invoice),
        K::Quote | K::Order | K::DeliveryNote | K::Proforma if of.state == S::Invoiced => Some(Step::Reopen),
        K::Quote if family.made_of(of.id.0).any(|made| made.kind == K::Order && counts(made)) => {
            matches!(of.state, S::Issued | S::Sent | S::Viewed).then_some(Step::Accept)
        }
        K::Order if is_used_up(handed_over, K::DeliveryNote) => Some(Step::Deliver),
        _ => None,
    }
}

async fn turn<F: OfDocuments>(tx: &Tenant<DatabaseTransaction>, of: F, turns: Vec<Turn>) -> StoreResult<()> {
    changes::make(tx, of, async |change| {
        let mut by_state: BTreeMap<&'static str, Vec<Uuid>> = BTreeMap::new();
        let mut events = Vec::new();
        for Turn { of, next, events: told } in turns {
            if let Some(next) = next {
                by_state.entry(next.as_str()).or_default().push(of.0.0);
            }
            events.extend(told.into_iter().map(|event| (of, event)));
        }
        for (state, ids) in by_state {
            change
                .update_many(tx)
                .col_expr(Column::State, Expr::value(state))
                .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
                .filter(Column::Id.is_in(ids))
                .exec(tx.db())
                .await?;
        }
        Ok(((), change.tell_all(tx, events).await?))
    })
    .await
}
