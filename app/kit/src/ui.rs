//! The kit every page is built from: buttons, fields, menus, tables' headers and the rest.
//!
//! Three rules hold for all of it. No word of any language is written here: text comes in as [`TextProp`](leptos::text_prop::TextProp),
//! which takes a literal, a `String`, a signal or a closure. Nothing is styled inline, because the page's policy
//! forbids it: looks are classes of `style/`. And what HTML does without script (links, forms, popovers) works before hydration.

mod alert;
mod anew;
mod avatar;
mod badge;
mod button;
mod chip;
mod copy;
mod dialog;
mod empty;
mod field;
mod glyph;
mod icon;
mod kbd;
pub mod markup;
mod maybe_text;
mod menu;
mod pagination;
mod progress;
mod settings_head;
mod sight;
mod skeleton;
mod sort_header;
mod tabs;
mod target;
mod toast;
mod typed;

pub use alert::{Alert, AlertKind};
pub use anew::anew;
pub use avatar::{Avatar, AvatarSize, hue_of};
pub use badge::{Badge, BadgeKind};
pub use button::{Button, ButtonKind, ButtonLink, IconButton};
pub use chip::ToggleChip;
pub use copy::{CopyButton, copied};
pub use dialog::{ConfirmTyped, Dialog, cancelled, closed, keep_shown};
pub use empty::EmptyState;
pub use field::{
    CheckField, ChoiceLayout, Combobox, ErrorLink, ErrorLinks, ErrorSummary, FieldGroup, Fold, FormSection, InputKind,
    PasswordField, RadioGroup, SelectField, SwitchField, TextArea, TextField, ToggleField, ToggleKind, field_id,
    in_text_area,
};
pub use glyph::Glyph;
pub use icon::Icon;
pub use kbd::Kbd;
pub use maybe_text::MaybeText;
pub use menu::{FileLink, Menu, MenuAlign, MenuItem, MenuLabel, MenuList, MenuSeparator};
pub use pagination::Pagination;
pub use progress::Progress;
pub use settings_head::SettingsHead;
pub use sight::bring_into_sight;
pub use skeleton::{TableSkeleton, TextSkeleton};
pub use sort_header::{SortDirection, SortHeader};
pub use tabs::{Tab, Tabs};
pub use target::{target, target_within};
pub use toast::{Counted, Toast, ToastKind, ToastStack, Toasts, lasting, provide_toasts, use_toasts};
pub use typed::keep_text;

/// Joins class names, leaving out the empty ones.
fn classes(parts: &[&str]) -> String {
    let mut joined = String::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(part);
    }
    joined
}
