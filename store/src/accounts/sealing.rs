//! Second factors are stored sealed; those of earlier versions are sealed when the program starts.

use domain::ids::UserId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::entities::user;
use crate::{Database, StoreResult, secrets};

/// How the second factors that are stored stand to the installation's key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sealing {
    /// Those that open with it.
    pub open: usize,
    /// Those that do not.
    pub closed: usize,
}

impl Sealing {
    /// Whether the key is another one than they were sealed with.
    #[must_use]
    pub const fn is_other_key(self) -> bool {
        self.closed > 0 && self.open == 0
    }
}

/// Seals the second factors that an earlier version stored as they were, and tells how the others stand.
pub async fn seal_second_factors(database: &Database) -> StoreResult<Sealing> {
    let stored = stored(database).await?;
    let mut sealing = Sealing::default();
    for (id, secret) in stored {
        let user = UserId(id);
        if secrets::is_sealed(&secret) {
            let opens = database.secrets().second_factor(user, &secret).is_ok();
            *(if opens { &mut sealing.open } else { &mut sealing.closed }) += 1;
        } else {
            user::Entity::update_many()
                .col_expr(user::Column::TotpSecret, Expr::value(database.secrets().seal_second_factor(user, &secret)?))
                .filter(user::Column::Id.eq(id))
                // Somebody may have set it up anew meanwhile.
                .filter(user::Column::TotpSecret.eq(secret))
                .exec(database.write())
                .await?;
            sealing.open += 1;
        }
    }
    Ok(sealing)
}

/// Users whose second factor does not open with the installation's key.
pub(crate) async fn closed(database: &Database) -> StoreResult<Vec<UserId>> {
    let stored = stored(database).await?;
    let is_closed = |(id, secret): &(Uuid, String)| database.secrets().second_factor(UserId(*id), secret).is_err();
    Ok(stored.iter().filter(|row| is_closed(row)).map(|(id, _)| UserId(*id)).collect())
}

async fn stored(database: &Database) -> StoreResult<Vec<(Uuid, String)>> {
    Ok(user::Entity::find()
        .select_only()
        .columns([user::Column::Id, user::Column::TotpSecret])
        .filter(user::Column::TotpSecret.is_not_null())
        .into_tuple()
        .all(database.read())
        .await?)
}
