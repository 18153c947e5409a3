//! A product saved again.

use domain::custom_fields::keep_chosen;
use domain::error::{FieldErrors, Refusal};
use domain::ids::{FileId, ProductId};
use domain::products::{self, NewProduct, Product, ProductEvent, ProductRules};
use domain::subject::Subject;
use sea_orm::DatabaseTransaction;

use super::{Products, check, columns, form_rules, prices, read};
use crate::{StoreError, StoreResult, Tenant, changes, custom_fields, files};

/// Saves a product over the version that the form was made from.
///
/// An older version is a `Conflict` that tells what the others changed, unless they made the same of the product; a form that changes
/// nothing leaves no trace. What is thrown away is restored before it is changed.
pub async fn update(
    tx: &Tenant<DatabaseTransaction>,
    id: ProductId,
    version: i32,
    new: NewProduct,
) -> StoreResult<Product> {
    save(tx, id, version, |_| Ok(new)).await
}

/// As [`update`], with a form that is read on the way: the product is read once, for what its form allows and for what it becomes.
pub async fn save(
    tx: &Tenant<DatabaseTransaction>,
    id: ProductId,
    version: i32,
    reading: impl FnOnce(&ProductRules) -> Result<NewProduct, FieldErrors> + Send,
) -> StoreResult<Product> {
    changes::make(tx, Products, async |change| {
        let before = read::get(tx, id).await?;
        let mut rules = form_rules(tx).await?;
        keep_chosen(&mut rules.custom_fields, &before.custom);
        let new = reading(&rules)?;
        if !before.state.editable() {
            return Err(Refusal::WrongState.into());
        }
        let custom = custom_fields::over(&rules.custom_fields, &before.custom, new.custom.clone());
        let (data, prices) = (new.data.clone(), new.prices.clone());
        let after =
            Product { version: before.version + 1, data, prices, custom, updated_at: tx.now(), ..before.clone() };
        let changes = products::changes(&before.to_form(), &after.to_form());
        // Whoever made the same of it before has told of it.
        if changes.is_empty() && version <= before.version {
            return Ok((before, change.without_activity("the form says what there is")));
        }
        if before.version != version {
            let (versions, form) = ([before.version, version], before.to_form().into());
            return Err(changes::conflict::<Products>(tx, id.0, versions, ProductEvent::saved, form).await?);
        }
        check::check(tx, &rules, Some(&before), &new).await?;
        if before.prices != after.prices {
            prices::replace(tx, &change, id, &after.prices).await?;
        }
        change.update(tx, columns::row(tx.company(), &after)?).await?;
        let told = change.tell(tx, id, ProductEvent::Updated { version: after.version, changes }).await?;
        Ok((after, told))
    })
    .await
}

/// Sets a product's picture, or takes it off. The file must be one of the product.
pub async fn set_picture(tx: &Tenant<DatabaseTransaction>, id: ProductId, picture: Option<FileId>) -> StoreResult<()> {
    changes::make(tx, Products, async |change| {
        let before = read::editable(tx, id).await?;
        if let Some(file) = picture
            && files::get(tx, file).await?.of != Some((Subject::Product, id.0))
        {
            return Err(StoreError::NotFound);
        }
        if before.picture == picture {
            return Ok(((), change.without_activity("it has that picture already")));
        }
        let after = Product { picture, updated_at: tx.now(), ..before };
        change.update(tx, columns::row(tx.company(), &after)?).await?;
        Ok(((), change.tell(tx, id, ProductEvent::PictureChanged { set: picture.is_some() }).await?))
    })
    .await
}
