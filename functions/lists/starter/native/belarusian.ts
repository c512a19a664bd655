/** Belarusian parties, in Russian. */
export const belarusian = `
JSC Integral; Integral; Public Joint Stock Company Integral = ОАО Интеграл; Интеграл; ОАО ИНТЕГРАЛ - управляющая компания холдинга ИНТЕГРАЛ
Peleng = ОАО Пеленг; Пеленг
Planar Research and Production Holdings for Precision Engineering; Planar Joint Stock Company = ОАО Планар; Планар; ОАО КБТЭМ-ОМО
AGAT - Control Systems - Managing Company of Geoinformation Control Systems Holding; AGAT - Control Systems = ОАО АГАТ - системы управления; АГАТ - системы управления
AGAT-System = ОАО АГАТ-Систем; АГАТ-Систем
Agat-Electromechanical Plant = ОАО Агат-электромеханический завод; Агат-электромеханический завод
KB Radar; OJSC KB Radar-Managing Company Holding Radar System = ОАО КБ Радар; КБ Радар
Minsk Wheel Tractor Plant = ОАО Минский завод колесных тягачей; Минский завод колесных тягачей; МЗКТ
Zenit Belomo = ОАО Зенит-БелОМО; Зенит-БелОМО
`
