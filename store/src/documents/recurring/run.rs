//! The next invoice of a template, made once.

use chrono::NaiveDate;
use domain::billing::kind::DocumentKind;
use domain::billing::state::{DocumentState, Step};
use domain::documents::repeat::Leaves;
use domain::documents::{Document, DocumentEvent};
use domain::ids::DocumentId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter};

use super::kept::Kept;
use crate::documents::features::{Invoices, Templates};
use crate::documents::house::House;
use crate::documents::make::{self, Carried};
use crate::documents::{issue, read};
use crate::entities::document::Column;
use crate::entities::recurring_run;
use crate::{StoreResult, Tenant, changes};

/// Makes the next invoice of a template if its day has come, and answers it; nothing where none is due by now, because another process has
/// made it or somebody has put the template to rest. It is made and issued by the verbs of people: whatever follows from that follows here.
///
/// It bears the day on which it is issued, also when it comes late: numbers go with days, and the client has its whole delay to pay.
pub async fn run(tx: &Tenant<DatabaseTransaction>, id: DocumentId) -> StoreResult<Option<Document>> {
    changes::hold(tx).await?;
    let template = read::get(tx, id).await?;
    let (house, mut kept) = (House::open(tx).await?, Kept::of(tx, id).await?);
    let schedule = template.new.data.schedule();
    let before = kept.next_on();
    kept.plan(template.state, schedule.as_ref());
    let due = kept.next_on().filter(|next| *next <= house.today).zip(schedule);
    let Some((day, schedule)) = due else {
        // What is kept of it was worked out from something that has changed since.
        if kept.next_on() != before {
            kept.keep(tx).await?;
        }
        return Ok(None);
    };
    let carried = super::carried(tx, &house, &template, day).await?;
    let invoice = changes::make(tx, Invoices, async |change| {
        let carried = Carried { into: DocumentKind::Invoice, new: carried, deducted: Vec::new() };
        make::begin(tx, change, &house, std::slice::from_ref(&template), carried).await
    })
    .await?;
    note(tx, id, day, invoice.id).await?;
    if schedule.leaves == Leaves::Issued {
        Box::pin(issue::issue(tx, &[invoice.id])).await?;
    }
    kept.made(day, invoice.id);
    let is_over = schedule.next(&kept.course).is_none();
    kept.plan(template.state, Some(&schedule));
    kept.keep(tx).await?;
    tell(tx, &template, invoice.id, is_over).await?;
    Ok(Some(read::get(tx, invoice.id).await?))
}

/// Notes what was made of a day. The key refuses a second one, whatever went wrong before.
async fn note(
    tx: &Tenant<DatabaseTransaction>,
    id: DocumentId,
    occurs_on: NaiveDate,
    invoice: DocumentId,
) -> StoreResult<()> {
    let row = recurring_run::Model { company_id: tx.company().0, recurring_id: id.0, occurs_on, invoice_id: invoice.0 };
    recurring_run::Entity::insert(row.into_active_model()).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Tells a template what it became, and ends it with its last invoice.
async fn tell(
    tx: &Tenant<DatabaseTransaction>,
    template: &Document,
    invoice: DocumentId,
    is_over: bool,
) -> StoreResult<()> {
    let of = (template.id, template.new.data.client);
    changes::make(tx, Templates, async |change| {
        let mut update = change.update_many(tx).col_expr(Column::UpdatedAt, Expr::value(tx.now()));
        let mut events = vec![(of, DocumentEvent::Became { document: invoice })];
        if is_over {
            update = update.col_expr(Column::State, Expr::value(DocumentState::Ended.as_str()));
            events.push((of, DocumentEvent::Stepped { step: Step::End }));
        }
        update.filter(Column::Id.eq(template.id.0)).exec(tx.db()).await?;
        Ok(((), change.tell_all(tx, events).await?))
    })
    .await
}
