use domain::listing::{ColumnId, ColumnWidth, ListLook};
use leptos::{ev, prelude::*};

use super::{Face, look};
use kit::marks::root;
use kit::ui::target;

/// What a pointer takes hold of.
#[derive(Clone, Copy, Debug)]
struct Hold {
    /// Where it took hold, in pixels.
    from: i32,
    /// How wide the column was then, in pixels.
    width: i32,
}

/// The edge of a column's head, which a pointer pulls; twice pressed, the column is as wide as the design has it. Widths are also chosen
/// where columns are ([`super::columns`]), without a pointer.
#[component]
pub fn Grip(
    /// The list.
    face: &'static Face,
    /// How the list looks.
    look: RwSignal<ListLook>,
    /// The column.
    column: ColumnId,
) -> impl IntoView {
    let hold = StoredValue::new(None::<Hold>);
    let give = move |width: Option<ColumnWidth>| {
        if look.with_untracked(|look| look.width(column)) != width {
            look.update(|look| *look = look.clone().resized(column, width));
        }
    };
    let down = move |event: ev::PointerEvent| {
        let Some(grip) = target::<web_sys::Element>(&event).filter(|_| event.button() == 0) else { return };
        let Some(head) = grip.closest("th").ok().flatten() else { return };
        // Neither text nor the link beside is taken along.
        event.prevent_default();
        // Fails only for a pointer that is gone.
        drop(grip.set_pointer_capture(event.pointer_id()));
        hold.set_value(Some(Hold { from: event.client_x(), width: head.client_width() }));
    };
    let moved = move |event: ev::PointerEvent| {
        if let Some(hold) = hold.get_value() {
            give(Some(nearest(hold.width + event.client_x() - hold.from)));
        }
    };
    let up = move |_| {
        if hold.try_update_value(Option::take).flatten().is_some() {
            look.with_untracked(|look| look::keep(face, look));
        }
    };
    let reset = move |_| {
        give(None);
        look.with_untracked(|look| look::keep(face, look));
    };
    view! {
        <span
            class="grip"
            aria-hidden="true"
            on:pointerdown=down
            on:pointermove=moved
            on:pointerup=up
            on:pointercancel=up
            on:dblclick=reset
        ></span>
    }
}

/// The width that is nearest to some pixels.
fn nearest(pixels: i32) -> ColumnWidth {
    let root = root().and_then(|root| window().get_computed_style(&root).ok().flatten());
    let size = root.and_then(|style| style.get_property_value("font-size").ok());
    let rem = size.and_then(|size| size.trim_end_matches("px").parse().ok()).unwrap_or(16.0);
    // Of a window's few thousand pixels.
    #[expect(clippy::cast_possible_truncation)]
    ColumnWidth::nearest((f64::from(pixels) / rem).round() as i32)
}
