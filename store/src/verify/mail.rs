//! Letters, their words and their server read whole (invariant 8).

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::Violation;
use super::batches::Batches;
use crate::entities::{mail_message, mail_settings, mail_template};
use crate::{StoreResult, Tenant, mail};

pub(super) async fn check<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Violation>> {
    let company = t.company();
    let settings = mail_settings::Entity::find().filter(mail_settings::Column::CompanyId.eq(company.0));
    let templates = mail_template::Entity::find().filter(mail_template::Column::CompanyId.eq(company.0));
    let mut wrong = mail::check(settings.one(t.db()).await?, templates.all(t.db()).await?, Vec::new());
    let mut batches =
        Batches::<mail_message::Entity>::new(mail_message::Column::CompanyId, mail_message::Column::Id, |row| row.id);
    while let Some(rows) = batches.next(t).await? {
        wrong.extend(mail::check(None, Vec::new(), rows));
    }
    Ok(wrong.into_iter().map(|error| Violation::new(8, format!("mail of company {company}: {error}"))).collect())
}
