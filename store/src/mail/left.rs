//! Letters whose job was given up because its process died in every attempt: nothing else would ever tell of them.

use chrono::{DateTime, Utc};
use domain::ids::CompanyId;
use domain::jobs::JobState;
use domain::mail::{JOB, MailProblem, MailState};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationDef};
use uuid::Uuid;

use crate::entities::job;
use crate::entities::mail_message::{Column, Entity};
use crate::{Access, Database, StoreResult};

/// The most jobs that were given up and are looked at together; those that were noted are not looked at again.
const AT_ONCE: u64 = 200;

/// A letter by its company and its id, where it is, and until when the secret works that it holds.
type Left = (Uuid, Uuid, String, Option<DateTime<Utc>>);

/// Notes what became of letters whose job was given up.
pub async fn look_back(database: &Database, now: DateTime<Utc>) -> StoreResult<()> {
    let under_way =
        [MailState::Waiting, MailState::Sending, MailState::Handing, MailState::Failed].map(MailState::as_str);
    // From the jobs: few are given up, while there are more letters each day.
    let left: Vec<Left> = job::Entity::find()
        .select_only()
        .columns([Column::CompanyId, Column::Id, Column::State, Column::SecretUntil])
        .join(JoinType::InnerJoin, to_letter())
        .filter(job::Column::Kind.eq(JOB.name))
        .filter(job::Column::State.eq(JobState::Dead.as_str()))
        .filter(Column::State.is_in(under_way))
        .limit(AT_ONCE)
        .into_tuple()
        .all(database.read())
        .await?;
    for (company, id, state, secret_until) in left {
        let (next, problem) = match MailState::parse(&state) {
            Ok(MailState::Handing) => (MailState::Unsure, MailProblem::Unsure),
            _ => (MailState::Dead, MailProblem::Broken),
        };
        let access = Access::operator(database.clone(), CompanyId(company), now);
        let tx = access.begin().await?;
        let mut noted = Entity::update_many()
            .col_expr(Column::State, Expr::value(next.as_str()))
            .col_expr(Column::Problem, Expr::value(problem.as_str()))
            .col_expr(Column::NextAt, Expr::value(Option::<DateTime<Utc>>::None))
            .col_expr(Column::UpdatedAt, Expr::value(now))
            .filter(Column::CompanyId.eq(company))
            .filter(Column::Id.eq(id))
            // Somebody may have had it sent again meanwhile.
            .filter(Column::State.eq(state));
        if secret_until.is_some() {
            noted = noted.col_expr(Column::Text, Expr::value(""));
        }
        noted.exec(tx.db()).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// The letter that a job was to send, and sends still: one that is sent again has another job.
fn to_letter() -> RelationDef {
    job::Entity::belongs_to(Entity)
        .from((job::Column::CompanyId, job::Column::EffectKey))
        .to((Column::CompanyId, Column::JobKey))
        .into()
}
